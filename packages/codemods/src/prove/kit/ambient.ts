import type { World } from './world.ts';

/** The run that is under way; between runs there is none, and everything is as always. */
export interface Current {
  world: World | undefined;
  /** How often both sides were compared. */
  runs: number;
  /** How many runs did not come to an end. */
  endless: number;
}

/** Lets clock, random, ids, timers, console and `fetch` belong to whatever run is under way. */
export function ownAmbient(current: Current): void {
  const own = (owner: object, key: string, make: (world: World, input: readonly unknown[]) => unknown): void => {
    const real: unknown = Reflect.get(owner, key);
    const late = function (this: unknown, ...input: readonly unknown[]): unknown {
      if (current.world !== undefined) return make(current.world, input);
      return typeof real === 'function' ? Reflect.apply(real, this, input) : undefined;
    };
    Object.defineProperty(owner, key, { value: late, writable: true, configurable: true, enumerable: true });
  };
  const [crypto, modules] = [builtIn('node:crypto'), builtIn('node:module')];
  ownDate(current);
  own(globalThis.performance, 'now', readClock);
  own(globalThis, 'setTimeout', startTimer);
  own(globalThis, 'fetch', (world, input) => callKnown(world, 'fetch', input));
  own(Math, 'random', (world) => random(world, 16) / 16);
  own(crypto, 'randomUUID', makeId);
  own(globalThis.crypto, 'randomUUID', makeId);
  own(crypto, 'randomBytes', (world, [size]) => Buffer.alloc(Number(size), 1 + random(world, 250)));
  own(crypto, 'randomInt', (world, [low, high]) =>
    high === undefined ? random(world, Number(low)) : Number(low) + random(world, Number(high) - Number(low)),
  );
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn']) {
    own(console, level, (world, input) => {
      world.record(`> console.${level}(${input.map((part) => world.show(part)).join(', ')})`);
    });
  }
  const synchronise: unknown = Reflect.get(modules, 'syncBuiltinESMExports');
  if (typeof synchronise === 'function') Reflect.apply(synchronise, undefined, []);
}

/** A module of the runtime, taken without an import: the code under test may have a fake in its place. */
function builtIn(name: string): object {
  const find: unknown = Reflect.get(process, 'getBuiltinModule');
  const found: unknown = typeof find === 'function' ? Reflect.apply(find, process, [name]) : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}

function readClock(world: World): number {
  world.record('clock');
  world.clock.now += 1;
  return world.clock.now;
}

function random({ record, draw }: World, count: number): number {
  record('random');
  return draw(Math.max(1, count));
}

function makeId(world: World): string {
  world.record('id');
  world.clock.now += 1;
  return `00000000-0000-4000-8000-${String(world.clock.now % 1e12).padStart(12, '0')}`;
}

function ownDate(current: Current): void {
  const real = Date;
  const now = (): number => (current.world === undefined ? real.now() : readClock(current.world));
  const late = new Proxy(real, {
    get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
    construct: (target, input: readonly unknown[], made) =>
      makeDate(input.length === 0 ? [now()] : input, made, target),
    apply: () => new real(now()).toString(),
  });
  Object.defineProperty(globalThis, 'Date', { value: late, writable: true, configurable: true });
}

function makeDate(input: readonly unknown[], made: object, real: DateConstructor): object {
  const isPlain = made === Date || typeof made !== 'function';
  const date: unknown = Reflect.construct(real, input, isPlain ? real : made);
  return typeof date === 'object' && date !== null ? date : {};
}

function startTimer(world: World, [run, delay, ...input]: readonly unknown[]): object {
  world.record(`> timer(${world.show(delay)})`);
  const timer = { unref: () => timer, ref: () => timer, hasRef: () => false };
  world.pending.push(() => {
    world.clock.now += typeof delay === 'number' ? delay : 0;
    world.record('< timer');
    if (typeof run === 'function') Reflect.apply(run, undefined, input);
  });
  return timer;
}

/** Calls something that the setting names. */
function callKnown(world: World, label: string, input: readonly unknown[]): unknown {
  const known = world.setting.imports[label]?.(world, label);
  if (typeof known !== 'function') throw new Error(`${label} is not known`);
  return Reflect.apply(known, undefined, input);
}

/** Gives a run its environment variables, and lets it see promises that fail and that nobody waits for; answers with the way back. */
export function enterRun(world: World): () => void {
  const environment = process.env;
  const listeners = process.listeners('unhandledRejection');
  if (world.setting.environment.length > 0) process.env = makeEnvironment(world);
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error) => {
    world.record(`! unhandled ${world.show(error)}`);
  });
  return () => {
    process.env = environment;
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  };
}

function makeEnvironment({ setting, draw }: World): Record<string, string | undefined> {
  const made = { ...process.env };
  for (const name of setting.environment) {
    const value = ['a', undefined, '', 'true', '1', 'production'][draw(6)];
    if (value === undefined) Reflect.deleteProperty(made, name);
    else made[name] = value;
  }
  return made;
}
