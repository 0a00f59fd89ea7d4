/** Global functions and objects that reach outside a program, or answer differently each time they are asked. */
export const ambientGlobals = {
  clock: ['Date.now', 'Date', 'performance.now'],
  random: ['Math.random', 'crypto'],
  environment: ['process'],
  network: ['fetch'],
  timers: [
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'clearTimeout',
    'clearInterval',
    'clearImmediate',
  ],
  console: ['console'],
} as const;

/** Node's modules that do I/O; each is also known with the prefix `node:`. */
export const effectModules = [
  'fs',
  'fs/promises',
  'http',
  'https',
  'http2',
  'net',
  'dns',
  'dns/promises',
  'dgram',
  'tls',
  'child_process',
  'worker_threads',
  'cluster',
  'readline',
  'readline/promises',
  'os',
  'process',
  'timers',
  'timers/promises',
] as const;

/** Functions of `node:crypto` that answer differently each time. */
export const randomCryptoFunctions = [
  'randomUUID',
  'randomBytes',
  'randomInt',
  'randomFill',
  'randomFillSync',
  'getRandomValues',
] as const;
