import { epoch, handOut, type Shape, type World } from './world.ts';

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
    return handOut(
      world,
      label,
      nested(world, () => Array.from({ length }, () => element(world, `${label}[]`))),
    );
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
    const made = typeof prototype === 'function' ? bare(prototype) : {};
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
  return define(bare(made), 'message', message);
}

/** An object of a class whose constructor was not run. */
export function bare(made: object): object {
  const from: unknown = Reflect.get(made, 'prototype');
  const target: unknown = Object.create(typeof from === 'object' ? from : null);
  return typeof target === 'object' && target !== null ? target : {};
}

/** Gives an object a member of its own. */
export function define(target: object, key: string, part: unknown): object {
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
