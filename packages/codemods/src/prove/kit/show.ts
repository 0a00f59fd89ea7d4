import { types } from 'node:util';

/** Names for objects that a run has handed out: the same object is told from an equal one. */
export type Names = WeakMap<object, string>;

/** A value as text that tells apart what a caller could tell apart. */
export function show(value: unknown, names: Names, seen: readonly object[] = []): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return names.get(value) ?? 'function';
  if (typeof value !== 'object' || value === null) return String(value);
  const name = names.get(value);
  const tag = name === undefined ? '' : `${name} = `;
  if (seen.includes(value)) return `${tag}(circular)`;
  if (seen.length > 8) return `${tag}…`;
  return tag + showObject(value, (part) => show(part, names, [...seen, value]));
}

function showObject(value: object, inner: (part: unknown) => string): string {
  if (value instanceof Date) return `Date(${value.getTime()})`;
  if (value instanceof RegExp || value instanceof URL) return String(value);
  if (value instanceof Uint8Array) return `Bytes(${value.join(' ')})`;
  if (types.isProxy(value)) return 'proxy';
  if (types.isPromise(value)) return 'promise';
  if (Array.isArray(value)) return `[${Array.from(value, inner).join(', ')}]`;
  if (value instanceof Map) {
    return `Map{${[...value].map(([key, part]) => `${inner(key)} => ${inner(part)}`).join(', ')}}`;
  }
  if (value instanceof Set) return `Set{${[...value].map(inner).join(', ')}}`;
  const members = Object.entries(value).filter(([, part]) => typeof part !== 'function');
  const own = members.map(([key, part]) => `${key}: ${inner(part)}`);
  if (types.isNativeError(value) || value instanceof Error) {
    const cause = 'cause' in value ? [`cause: ${inner(value.cause)}`] : [];
    return `${classOf(value)}(${JSON.stringify(messageOf(value))})${[...own, ...cause].map((part) => ` ${part}`).join('')}`;
  }
  return `${classOf(value)}{${own.join(', ')}}`;
}

/** What a wrong type is told with names the expression as it is written: that is no behaviour. */
function messageOf({ message, constructor }: Error): string {
  if (constructor !== TypeError) return message;
  return message
    .replace(/^.+ is not (?:a function|a constructor|(?:async )?iterable)\b.*$/s, '… is not of this type')
    .replace(/^(Cannot destructure property '.*?') of .+$/s, '$1');
}

function classOf(value: object): string {
  const made: unknown = Reflect.get(value, 'constructor');
  return typeof made === 'function' && made !== Object ? made.name : '';
}
