import { define } from './shapes.ts';
import { failureOf, fails, handOut, later, type Shape, type World } from './world.ts';

/** How results of fakes can be made without a call: what a module keeps from before the run is looked up so. */
export const silent = new WeakMap<object, (world: World) => unknown>();

/** What a call that never comes back answers with: it fails. */
export const fatal: Shape = (world, label) => {
  throw failureOf(world, label);
};

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

/** An asynchronous stream: every element is asked for, may fail, and whoever leaves early says so. */
export function stream(element: Shape, ...lengths: readonly number[]): Shape {
  return (world, label) => {
    const left = { count: lengths[world.draw(lengths.length)] ?? 0 };
    const ended = { done: true, value: undefined };
    const ask = (step: string, settle: () => unknown): Promise<unknown> => {
      world.record(`> ${label}.${step}()`);
      return later(world, `${label}.${step}()`, settle);
    };
    const next = (): unknown => {
      if (fails(world)) throw failureOf(world, label);
      left.count -= 1;
      return left.count < 0 ? ended : { done: false, value: element(world, `${label}[]`) };
    };
    const iterator = { next: () => ask('next', next), return: () => ask('return', () => ended) };
    return handOut(world, label, { [Symbol.asyncIterator]: () => iterator });
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

/** An object that can be waited for, as a query that is built: it is asked whenever somebody does. */
export function awaitable(shape: Shape, result: Shape): Shape {
  const answer = promise(result);
  return (world, label) => {
    const made = shape(world, label);
    if (typeof made !== 'object' || made === null) return made;
    const then = (onDone: (value: unknown) => unknown, onFailed: (error: unknown) => unknown): unknown => {
      world.record(`> ${label}.then()`);
      return Promise.resolve(answer(world, label)).then(onDone, onFailed);
    };
    return Object.defineProperty(made, 'then', { value: then });
  };
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
      for (const letter of `${label}${world.show(input)}`)
        hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
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
