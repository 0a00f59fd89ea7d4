/** The classes and namespaces that a program finds without importing them. */
export const platformNames: ReadonlySet<string> = new Set([
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

/** Methods that make a value of another one. */
export const transformingMethods: ReadonlySet<string> = new Set([
  ...['map', 'filter', 'reduce', 'reduceRight', 'flatMap', 'forEach', 'findLast', 'some', 'every', 'sort', 'toSorted'],
  ...['reverse', 'toReversed', 'slice', 'splice', 'concat', 'join', 'split', 'trim', 'trimStart', 'trimEnd', 'replace'],
  ...['replaceAll', 'padStart', 'padEnd', 'substring', 'includes', 'startsWith', 'endsWith', 'indexOf', 'push', 'pop'],
  ...['shift', 'unshift', 'toUpperCase', 'toLowerCase', 'toFixed', 'toString', 'toISOString'],
]);

/** Functions of the platform that do. */
export const transformingFunctions: ReadonlySet<string> = new Set([
  ...[
    'String',
    'Number',
    'Boolean',
    'BigInt',
    'Symbol',
    'Object',
    'Array',
    'parseInt',
    'parseFloat',
    'structuredClone',
  ],
]);

/** Objects of the platform whose functions do. */
export const transformingNamespaces: ReadonlySet<string> = new Set(['Object', 'JSON', 'Math', 'Array', 'Reflect']);
