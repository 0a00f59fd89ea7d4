const keywords = [
  ...[
    'await',
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'debugger',
    'default',
    'delete',
    'do',
    'else',
    'enum',
  ],
  ...[
    'export',
    'extends',
    'false',
    'finally',
    'for',
    'function',
    'if',
    'implements',
    'import',
    'in',
    'instanceof',
    'interface',
  ],
  ...[
    'let',
    'new',
    'null',
    'package',
    'private',
    'protected',
    'public',
    'return',
    'static',
    'super',
    'switch',
    'this',
    'throw',
  ],
  ...['true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield', 'arguments', 'eval', 'undefined', 'globalThis'],
];

const objectMembers = [
  ...[
    'constructor',
    'hasOwnProperty',
    'isPrototypeOf',
    'propertyIsEnumerable',
    'toLocaleString',
    'toString',
    'valueOf',
  ],
  ...['prototype', 'toJSON', 'then', 'kind'],
];

const globalTypes = [
  ...[
    'AggregateError',
    'Array',
    'ArrayBuffer',
    'Atomics',
    'BigInt',
    'BigInt64Array',
    'BigUint64Array',
    'Boolean',
    'Buffer',
  ],
  ...[
    'DataView',
    'Date',
    'Error',
    'EvalError',
    'FinalizationRegistry',
    'Float32Array',
    'Float64Array',
    'Function',
    'Infinity',
  ],
  ...[
    'Int16Array',
    'Int32Array',
    'Int8Array',
    'Intl',
    'Iterator',
    'JSON',
    'Map',
    'Math',
    'NaN',
    'Number',
    'Object',
    'Promise',
  ],
  ...[
    'Proxy',
    'RangeError',
    'ReferenceError',
    'Reflect',
    'RegExp',
    'Set',
    'SharedArrayBuffer',
    'String',
    'Symbol',
    'SyntaxError',
  ],
  ...[
    'TypeError',
    'URIError',
    'Uint16Array',
    'Uint32Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'WeakMap',
    'WeakRef',
    'WeakSet',
  ],
  ...[
    'Awaited',
    'Capitalize',
    'ConstructorParameters',
    'Exclude',
    'Extract',
    'InstanceType',
    'Lowercase',
    'NoInfer',
    'NonNullable',
  ],
  ...[
    'Omit',
    'OmitThisParameter',
    'Parameters',
    'Partial',
    'Pick',
    'PropertyKey',
    'Readonly',
    'ReadonlyArray',
    'ReadonlyMap',
  ],
  ...[
    'ReadonlySet',
    'Record',
    'Required',
    'ReturnType',
    'ThisParameterType',
    'ThisType',
    'Uncapitalize',
    'Uppercase',
    'PromiseLike',
  ],
];

const reservedValues: ReadonlySet<string> = new Set([...keywords, ...objectMembers]);
const reservedTypes: ReadonlySet<string> = new Set(globalTypes);

/** Whether a field, operation, flow or function cannot have this name in TypeScript, or would surprise with it. */
export function isReservedValue(name: string): boolean {
  return reservedValues.has(name);
}

/** Whether a type or variant of this name would hide a global one. */
export function isReservedType(name: string): boolean {
  return reservedTypes.has(name);
}

/** Whether Windows keeps this name of a file for a device. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i.test(name);
}

/** Whether the entity has a method of this name, so that no field of it can. */
export function isEntityMethod(name: string): boolean {
  return name === 'decideAction' || name === 'handle' || name === 'decideStep';
}
