/** The classes and namespaces that a program finds without importing them. */
const platform: ReadonlySet<string> = new Set([
  ...[
    'AbortController',
    'AggregateError',
    'Array',
    'ArrayBuffer',
    'BigInt64Array',
    'BigUint64Array',
    'Blob',
    'Boolean',
  ],
  ...['BroadcastChannel', 'Buffer', 'DataView', 'Date', 'Error', 'EvalError', 'Event', 'EventTarget', 'File'],
  ...['FinalizationRegistry', 'Float32Array', 'Float64Array', 'FormData', 'Function', 'Headers', 'Int16Array'],
  ...['Int32Array', 'Int8Array', 'Intl', 'Map', 'MessageChannel', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError'],
  ...['ReadableStream', 'ReferenceError', 'RegExp', 'Request', 'Response', 'Set', 'SharedArrayBuffer', 'String'],
  ...['SyntaxError', 'TextDecoder', 'TextEncoder', 'TransformStream', 'TypeError', 'URIError', 'URL'],
  ...['URLSearchParams', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef'],
  ...['WeakSet', 'WebSocket', 'Worker', 'WritableStream', 'Atomics', 'BigInt', 'JSON', 'Math', 'Reflect', 'Symbol'],
]);

/** Whether a global path begins at the platform: `Map`, `Intl.DateTimeFormat`, `JSON.parse`. */
export function isBuiltIn(path: string | undefined): boolean {
  const [root = ''] = path?.split('.', 1) ?? [];
  return platform.has(root);
}
