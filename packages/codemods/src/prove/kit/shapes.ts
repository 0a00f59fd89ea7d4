import { epoch, failureOf, fails, handOut, later, type Shape, type World } from './world.ts';

/** Always the same value. */
export function value(constant: unknown): Shape {
  return () => constant;
}

/** One of several; the first is the simplest. */
export function oneOf(...shapes: readonly Shape[]): Shape {
  return (world, label) => shapes[world.draw(shapes.length)]?.(world, label);
}

/** A value that may be missing. */
export function maybe(shape: Shape, ...missing: readonly (null | undefined)[]): Shape {
  return (world, label) => {
    const { mood, draw, depth } = world;
    const isMissing = depth.now > 5 || (mood.missing > 0 && draw(mood.missing) === 0);
    return isMissing ? missing[draw(missing.length)] : shape(world, label);
  };
}

/** One of some texts, seldom another one. */
export function text(...known: readonly string[]): Shape {
  return ({ draw }) => (draw(8) === 7 ? `t${draw(1000)}` : known[draw(known.length)]);
}

/** One of some numbers, seldom another one. */
export function number(...known: readonly number[]): Shape {
  return ({ draw }) => (draw(8) === 7 ? draw(100_000) - 50 : known[draw(known.length)]);
}

/** `true` or `false`. */
export const truth: Shape = ({ draw }) => draw(2) === 1;

/** Whole numbers of any size. */
export const bigint: Shape = ({ draw }) => BigInt(draw(5) - 1);

/** An instant near the one at which every run starts; distances are in milliseconds. */
export function instant(...distances: readonly number[]): Shape {
  return (world, label) => {
    const { draw } = world;
    const distance = distances[draw(distances.length)] ?? 0;
    return handOut(world, label, new Date(epoch + distance * (draw(2) === 0 ? 1 : -1) + draw(3) - 1));
  };
}

/** Lists of some lengths. */
export function list(element: Shape, ...lengths: readonly number[]): Shape {
  return (world, label) => {
    const length = world.depth.now > 5 ? 0 : (lengths[world.draw(lengths.length)] ?? 0);
    return handOut(world, label, nested(world, () => Array.from({ length }, () => element(world, `${label}[]`))));
  };
}

/** A list whose places have shapes of their own. */
export function tuple(...elements: readonly Shape[]): Shape {
  return (world, label) => elements.map((element, index) => element(world, `${label}[${index}]`));
}

/** A record; members after the `?` may be left out. */
export function object(members: Readonly<Record<string, Shape>>, prototype?: unknown): Shape {
  return (world, label) => {
    if (world.depth.now > 8) return undefined;
    const isClass = typeof prototype === 'function';
    const from: unknown = isClass ? Reflect.get(prototype, 'prototype') : Object.prototype;
    const made: object = typeof from === 'object' && from !== null ? Object.create(from) : {};
    nested(world, () => {
      for (const [written, shape] of Object.entries(members)) {
        const isOptional = written.endsWith('?');
        const key = isOptional ? written.slice(0, -1) : written;
        if (isOptional && (world.depth.now > 5 || world.draw(3) === 2)) continue;
        define(made, key, shape(world, `${label}.${key}`));
      }
    });
    return handOut(world, label, made);
  };
}

/** A record with some of the known keys. */
export function dictionary(element: Shape, ...keys: readonly string[]): Shape {
  return (world, label) => {
    const made: Record<string, unknown> = {};
    for (const key of keys) if (world.draw(2) === 1) made[key] = element(world, `${label}.${key}`);
    return handOut(world, label, made);
  };
}

/** A map or a set. */
export function collection(kind: 'Map' | 'Set', ...parts: readonly Shape[]): Shape {
  return (world, label) => {
    const size = world.draw(3);
    const rows = Array.from({ length: size }, () => parts.map((part) => part(world, `${label}[]`)));
    const made = kind === 'Map' ? new Map(rows.map(([key, part]) => [key, part])) : new Set(rows.map(([part]) => part));
    return handOut(world, label, made);
  };
}

/** An error, or whatever is thrown as one. */
export function failure(made: unknown, message: Shape, members: Readonly<Record<string, Shape>> = {}): Shape {
  return (world, label) => {
    const words = message(world, label);
    const error = makeError(made, words);
    for (const [key, shape] of Object.entries(members)) {
      if (world.draw(2) === 1) define(error, key, shape(world, `${label}.${key}`));
    }
    return handOut(world, label, error);
  };
}

function makeError(made: unknown, message: unknown): object {
  if (typeof made !== 'function') return { message };
  try {
    const error: unknown = Reflect.construct(made, [message]);
    if (typeof error === 'object' && error !== null) return error;
  } catch {
    // A constructor that wants more than a message: the object is made without it.
  }
  return define(Object.create(classPrototype(made)), 'message', message);
}

function classPrototype(made: object): object | null {
  const from: unknown = Reflect.get(made, 'prototype');
  return typeof from === 'object' ? from : null;
}

function define(target: object, key: string, part: unknown): object {
  return Object.defineProperty(target, key, { value: part, enumerable: true, writable: true, configurable: true });
}

function nested<Value>({ depth }: World, make: () => Value): Value {
  depth.now += 1;
  try {
    return make();
  } finally {
    depth.now -= 1;
  }
}

/** How results of fakes can be made without a call: what a module keeps from before the run is looked up so. */
export const silent = new WeakMap<object, (world: World) => unknown>();

/** A promise that is settled when the code has nothing left to do. */
export function promise(shape: Shape): Shape {
  return (world, label) => {
    const isFailed = fails(world);
    const result = isFailed ? failureOf(world, label) : shape(world, label);
    return later(world, label, () => {
      if (isFailed) throw result;
      return result;
    });
  };
}

/** A recorded function; functions among its arguments are run with values of the given shapes. */
export function calls(result: Shape, callback?: readonly Shape[]): Shape {
  return (world, label) => {
    const fake = (...input: readonly unknown[]): unknown => {
      world.record(`> ${label}(${input.map((part) => world.show(part)).join(', ')})`);
      const run = callback === undefined ? undefined : input.find((part) => typeof part === 'function');
      if (run !== undefined) return goThrough(world, label, run, callback ?? []);
      if (isPromise(result)) return result(world, `${label}()`);
      if (fails(world)) throw failureOf(world, label);
      return result(world, `${label}()`);
    };
    silent.set(fake, (other) => result(other, `${label}()`));
    world.names.set(fake, label);
    return fake;
  };
}

async function goThrough(world: World, label: string, run: object, shapes: readonly Shape[]): Promise<unknown> {
  await later(world, label, () => undefined);
  try {
    const given = shapes.map((shape, index) => shape(world, `${label}(${index})`));
    const outcome: unknown = typeof run === 'function' ? await Reflect.apply(run, undefined, given) : undefined;
    await later(world, `${label} is kept`, () => {
      if (fails(world)) throw failureOf(world, label);
    });
    return outcome;
  } catch (error) {
    world.record(`< ${label} is undone: ${world.show(error)}`);
    throw error;
  }
}

const promises = new WeakSet<Shape>();

function isPromise(shape: Shape): boolean {
  return promises.has(shape);
}

/** A recorded function that answers with a promise. */
export function asyncCalls(result: Shape, callback?: readonly Shape[]): Shape {
  const shape = promise(result);
  promises.add(shape);
  return calls(shape, callback);
}

/** A recorded class: what `new` makes of it. */
export function made(result: Shape): Shape {
  return (world, label) => {
    const fake = function (...input: readonly unknown[]): unknown {
      world.record(`> new ${label}(${input.map((part) => world.show(part)).join(', ')})`);
      if (fails(world)) throw failureOf(world, label);
      return result(world, `${label}()`);
    };
    silent.set(fake, (other) => result(other, `${label}()`));
    world.names.set(fake, label);
    return fake;
  };
}

/** A function that only computes: the same answer for the same arguments, and nobody sees the call. */
export function computes(result: Shape): Shape {
  return (world, label) => {
    const fake = (...input: readonly unknown[]): unknown => {
      let hash = 7;
      for (const letter of `${label}${world.show(input)}`) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
      const draw = (count: number): number => {
        hash = (hash * 48_271 + 11) % 2_147_483_647;
        return hash % count;
      };
      return result({ ...world, draw, handedOut: [] }, `${label}()`);
    };
    world.names.set(fake, label);
    return fake;
  };
}

/** A function that things hang on. */
export function having(shape: Shape, members: Readonly<Record<string, Shape>>): Shape {
  return (world, label) => {
    const fake = shape(world, label);
    if (typeof fake !== 'function') return fake;
    for (const [key, member] of Object.entries(members)) define(fake, key, member(world, `${label}.${key}`));
    return fake;
  };
}

/** A recipe that is not known yet where it is named. */
export function eventually(find: () => Shape): Shape {
  return (world, label) => find()(world, label);
}

/** A new object each time. */
export function fresh(make: () => object): Shape {
  return (world, label) => handOut(world, label, make());
}

/** A value of which nothing is known. */
export function unknownValue(words: Shape, numbers: Shape): Shape {
  return oneOf(value(undefined), words, numbers, value(null), truth, object({}), list(words, 1));
}
