import { ts as typescript, type ts } from 'ts-morph';
import type { MemberFact, TypeFact } from '../ports/type-facts.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Uses } from './paths.ts';

/** Where a value stands: the methods of a dependency are recorded, those of a value are its own. */
type Place = 'dependency' | 'value';

/** Writes recipes for values of types, in the words of the kit. */
export interface ShapeWriter {
  write(type: ts.Type, at: ts.Node, path: string, place: Place): string;
  /** Recipes that are used more than once, each after those that it uses. */
  readonly shared: readonly { readonly name: string; readonly text: string }[];
}

interface Context {
  readonly oracle: TypeOracle;
  readonly uses: Uses;
  /** The name under which the test knows a class. */
  readonly classNameOf: (made: ts.Symbol) => string | undefined;
}

interface Shared {
  readonly name: string;
  text: string | undefined;
}

const manyMembers = 30;
/** How far types are followed that the code does not reach into. */
const deep = 7;

/** How far they are followed at most. */
const far = 20;

function depthOf(path: string): number {
  return path.split('.').length;
}

/** Creates the writer of one test. */
export function createShapeWriter({ oracle, uses, classNameOf }: Context): ShapeWriter {
  const special = [...uses.results.keys(), ...uses.callbacks.keys(), ...uses.computed, ...uses.untyped.keys()];
  const shared = new Map<ts.Type, Shared>();
  const finished: { name: string; text: string }[] = [];

  function write(type: ts.Type, at: ts.Node, path: string, place: Place, depth = 0): string {
    if (depth > deep && !isUsed(path) && !isReached(path)) return 'value(undefined)';
    if ((type.flags & typescript.TypeFlags.Never) !== 0) return 'fatal';
    const fact = oracle.describe(type, at);
    const inner = (part: ts.Type, step: string, where: Place = place): string =>
      write(part, at, `${path}${step}`, where, depth + 1);
    switch (fact.kind) {
      case 'null':
      case 'undefined':
        return `value(${fact.kind})`;
      case 'literal':
        return `value(${literal(fact.value)})`;
      case 'text':
        return 'words';
      case 'number':
        return 'numbers';
      case 'truth':
        return 'truth';
      case 'bigint':
        return 'bigint';
      case 'unknown':
        return untyped(path, depth);
      case 'union':
        return unionOf(fact.members, (member) => inner(member, ''));
      case 'list':
        return `list(${inner(fact.element, '[]', 'value')}, ...lengths)`;
      case 'stream':
        return `stream(${inner(fact.element, '[]', 'value')}, ...lengths)`;
      case 'tuple':
        return `tuple(${fact.elements.map((element) => inner(element, '[]', 'value')).join(', ')})`;
      case 'promise':
        return `promise(${inner(fact.value, '', 'value')})`;
      case 'built-in':
        return builtIn(fact.name, fact.parts, (part) => inner(part, '[]', 'value'));
      case 'function':
        return functionOf(fact, at, path, depth);
      case 'object':
        return place === 'value' && !isUsed(path)
          ? nameOf(type, fact, (room) => objectOf(fact, at, path, place, room), depth)
          : objectOf(fact, at, path, place, depth);
    }
  }

  /** Whether the code shows more of something below a path than its type says. */
  function isUsed(path: string): boolean {
    return special.some((used) => used.startsWith(`${path}.`) || used.startsWith(`${path}(`));
  }

  /** Whether the code calls something below a path. */
  function isReached(path: string): boolean {
    return depthOf(path) < far && [...uses.called].some((called) => called.startsWith(`${path}.`));
  }

  function untyped(path: string, depth: number): string {
    const members = uses.untyped.get(path);
    if (members === undefined || depth > 4) return 'anything';
    const own = [...members].map((name) => {
      const inside = `${path}.${name}`;
      const isCalled = uses.called.has(inside);
      return `${key(name)}: ${isCalled ? `calls(${untyped(`${inside}()`, depth + 1)})` : untyped(inside, depth + 1)}`;
    });
    return `maybe(object({ ${own.join(', ')} }), undefined)`;
  }

  function functionOf(fact: TypeFact & { kind: 'function' }, at: ts.Node, path: string, depth: number): string {
    const found = uses.results.get(path) ?? [{ type: fact.returns, at }];
    const isPromise = found.some((one) => oracle.describe(one.type, one.at).kind === 'promise');
    const results = found.map((one) => {
      const described = oracle.describe(one.type, one.at);
      const type = described.kind === 'promise' ? described.value : one.type;
      return write(type, one.at, `${path}()`, 'value', depth + 1);
    });
    const result = oneOf(results);
    const members = membersOf(fact.members, at, path, 'dependency', depth);
    const hang = (text: string): string => (members === '' ? text : `having(${text}, { ${members} })`);
    if (fact.isClass) return hang(`made(${result})`);
    if (uses.computed.has(path)) return `computes(${result})`;
    const callback = uses.callbacks
      .get(path)
      ?.map((parameter, index) =>
        write(oracle.typeAt(parameter.name), parameter.name, `${path}(${index})`, 'dependency', depth + 1),
      );
    const words = callback === undefined || !isPromise ? result : `${result}, [${callback.join(', ')}]`;
    return hang(`${isPromise ? 'asyncCalls' : 'calls'}(${words})`);
  }

  function objectOf(
    fact: TypeFact & { kind: 'object' },
    at: ts.Node,
    path: string,
    place: Place,
    depth: number,
  ): string {
    const name = fact.made === undefined || place === 'dependency' ? undefined : classNameOf(fact.made);
    const own = fact.members.filter((member) => name === undefined || !member.hasCode);
    const members = membersOf(own, at, path, place, depth);
    if (members === '' && fact.index !== undefined) {
      return `dictionary(${write(fact.index, at, `${path}[]`, 'value', depth + 1)}, ...keys)`;
    }
    const text = `object({ ${members} }${name === undefined ? '' : `, ${name}`})`;
    if (fact.awaited === undefined) return text;
    return `awaitable(${text}, ${write(fact.awaited, at, path, 'value', depth + 1)})`;
  }

  function membersOf(facts: readonly MemberFact[], at: ts.Node, path: string, place: Place, depth: number): string {
    const isMany = facts.length > manyMembers || (depth > 3 && !isUsed(path));
    return facts
      .filter(({ name, type }) => {
        const isMethod = oracle.describe(type, at).kind === 'function';
        return uses.names.has(name) || (!isMany && !isMethod && place === 'value');
      })
      .map(({ name, type, isOptional }) => {
        const text = write(type, at, `${path}.${name}`, place, depth + 1);
        return `${key(isOptional && place === 'value' ? `${name}?` : name)}: ${isOptional ? withoutMissing(text) : text}`;
      })
      .join(', ');
  }

  /** An object type that has a name is written once. */
  function nameOf(
    type: ts.Type,
    fact: TypeFact & { kind: 'object' },
    make: (depth: number) => string,
    depth: number,
  ): string {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (symbol === undefined || symbol.name.startsWith('__') || fact.members.length === 0) return make(depth);
    const known = shared.get(type);
    if (known !== undefined) return known.text === undefined ? `eventually(() => ${known.name})` : known.name;
    const base = `any${symbol.name.replace(/\W/g, '')}`;
    const count = [...shared.values()].filter(({ name }) => name.replace(/\d+$/, '') === base).length;
    const one: Shared = { name: count === 0 ? base : `${base}${count + 1}`, text: undefined };
    shared.set(type, one);
    one.text = make(1);
    finished.push({ name: one.name, text: one.text });
    return one.name;
  }

  return { write, shared: finished };

  function unionOf(members: readonly ts.Type[], writeMember: (member: ts.Type) => string): string {
    const texts = [...new Set(members.map(writeMember))];
    const missing = ['value(null)', 'value(undefined)'].filter((text) => texts.includes(text));
    const present = texts.filter((text) => !missing.includes(text));
    const isTruth = present.includes('value(true)') && present.includes('value(false)');
    const others = isTruth ? [...present.filter((text) => !/^value\((?:true|false)\)$/.test(text)), 'truth'] : present;
    if (others.length === 0) return oneOf(missing);
    if (missing.length === 0) return oneOf(others);
    return `maybe(${oneOf(others)}, ${missing.map((text) => text.slice(6, -1)).join(', ')})`;
  }
}

/** What is left out is `undefined` already. */
function withoutMissing(text: string): string {
  const [, present] = /^maybe\((.*), undefined\)$/s.exec(text) ?? [];
  if (present === undefined) return text;
  return present.endsWith(', null') ? `maybe(${present})` : present;
}

function builtIn(name: string, parts: readonly ts.Type[], write: (part: ts.Type) => string): string {
  const written = (): string => parts.map(write).join(', ');
  switch (name) {
    case 'Date':
      return 'instants';
    case 'Map':
    case 'ReadonlyMap':
      return `collection('Map', ${written()})`;
    case 'Set':
    case 'ReadonlySet':
      return `collection('Set', ${written()})`;
    case 'RegExp':
      return 'value(/a/)';
    case 'URL':
      return `fresh(() => new URL('https://a.example/b'))`;
    case 'Buffer':
      return `fresh(() => Buffer.from('a'))`;
    case 'Uint8Array':
      return `fresh(() => Uint8Array.of(1, 2))`;
    case 'Record':
      return 'anything';
    default:
      return `failure(${name}, words)`;
  }
}

function oneOf(texts: readonly string[]): string {
  const different = [...new Set(texts)];
  if (different.length === 1) return different[0] ?? 'value(undefined)';
  const isFlat = different.every((text) => /^value\([^()]*\)$/.test(text));
  return isFlat
    ? `oneOf(...[${different.map((text) => text.slice(6, -1)).join(', ')}].map(value))`
    : `oneOf(${different.join(', ')})`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name.replaceAll("'", "\\'")}'`;
}

/** A constant as source text. */
export function literal(constant: string | number | boolean | bigint): string {
  if (typeof constant === 'bigint') return `${constant}n`;
  if (typeof constant !== 'string') return String(constant);
  return `'${JSON.stringify(constant).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
