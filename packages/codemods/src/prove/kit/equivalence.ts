import { enterRun, ownAmbient, type Current } from './ambient.ts';
import { silent } from './fakes.ts';
import { bare } from './shapes.ts';
import { createWorld, type Setting, type World } from './world.ts';

/** What a run shows from outside: calls, completions, the outcome, and what became of every object that was handed out. */
export interface Observation {
  readonly trace: readonly string[];
  readonly outcome: string;
  readonly objects: readonly string[];
}

/** Runs one side: it makes its values with the world that it is given. */
export type Side = (world: World) => unknown;

/** How many choices a run takes before it repeats them. */
export const choiceCount = 64;

const [idle, wait, realNow] = [setImmediate, setTimeout, performance.now.bind(performance)];
const current = ownOnce();

/** Test files that share a process share what belongs to the run under way. */
function ownOnce(): Current {
  const key = Symbol.for('tacet.equivalence');
  const known: unknown = Reflect.get(globalThis, key);
  if (isCurrent(known)) return known;
  const made: Current = { world: undefined, runs: 0, endless: 0 };
  Reflect.set(globalThis, key, made);
  ownAmbient(made);
  return made;
}

function isCurrent(value: unknown): value is Current {
  return typeof value === 'object' && value !== null && 'world' in value;
}

const neverEnds = 'never ends';

/** Runs a side to its end, and until nothing is left that it began; in milliseconds, how long it may do nothing. */
export async function observe(
  side: Side,
  setting: Setting,
  choices: readonly number[],
  patience = 2000,
): Promise<Observation> {
  const world = createWorld(setting, choices);
  const leave = enterRun(world);
  current.world = world;
  let outcome: string | undefined;
  const end = (text: string): void => {
    outcome = text;
    world.record('end');
  };
  try {
    // What imports stand for is made first: when they are looked up is nobody's business.
    for (const label of Object.keys(setting.imports)) meaningOf(label);
    void start(side, world).then(
      (value) => {
        end(`returned ${world.show(value)}`);
      },
      (error: unknown) => {
        end(`threw ${world.show(error)}`);
      },
    );
    const deadline = realNow() + patience;
    for (let steps = 0; steps < 2000; steps += 1) {
      await new Promise((resolve) => idle(resolve));
      const next = world.mood.isLastFirst ? world.pending.pop() : world.pending.shift();
      if (next !== undefined) next();
      else if (outcome !== undefined || realNow() > deadline) break;
      else if (steps > 20) await new Promise((resolve) => wait(resolve, 1));
    }
  } finally {
    current.world = undefined;
    leave();
  }
  const objects = world.handedOut.map(({ label, value }) => `${label}: ${world.show(value)}`);
  // What goes on after the end is nobody's.
  return { trace: [...world.trace], outcome: outcome ?? neverEnds, objects };
}

/** A promise that is made is told from a value, and a throw from a rejection. */
async function start(side: Side, world: World): Promise<unknown> {
  await Promise.resolve();
  let given: unknown;
  try {
    given = side(world);
  } catch (error) {
    world.record('threw at once');
    throw error;
  }
  world.record(given instanceof Promise ? 'promised' : 'answered');
  return given;
}

/** What differs between two observations, in a few lines. */
export function findDifference(before: Observation, after: Observation): string | undefined {
  const [old, now] = [linesOf(before), linesOf(after)];
  const index = old.findIndex((line, position) => line !== now[position]);
  const at = index < 0 ? old.length : index;
  if (index < 0 && old.length === now.length) return undefined;
  const context = old.slice(Math.max(0, at - 4), at).map((line) => `    ${line}`);
  return [
    'The migrated code does something else.',
    ...context,
    `  - ${old[at] ?? '(nothing more)'}`,
    `  + ${now[at] ?? '(nothing more)'}`,
  ].join('\n');
}

function linesOf({ trace, outcome, objects }: Observation): readonly string[] {
  return [...trace, outcome, ...objects.map((line) => `at the end, ${line}`)];
}

/** Runs both sides with the same choices; throws when they can be told apart. */
export async function compare(
  sides: { readonly before: Side; readonly after: Side },
  setting: Setting,
  choices: readonly number[],
): Promise<void> {
  const observeBoth = async (patience: number): Promise<readonly [Observation, Observation]> => [
    await observe(sides.before, setting, choices, patience),
    await observe(sides.after, setting, choices, patience),
  ];
  current.runs += 1;
  // Code that waits for what never comes is not waited for at length each time, unless it seems to do something else.
  let [before, after] = await observeBoth(current.endless < 4 ? 2000 : 10);
  const isEndless = (one: Observation): boolean => one.outcome === neverEnds;
  current.endless += isEndless(before) ? 1 : 0;
  if (findDifference(before, after) !== undefined && [before, after].some(isEndless))
    [before, after] = await observeBoth(10_000);
  const difference = findDifference(before, after);
  if (difference !== undefined) throw new Error(difference);
}

/** Makes an object of a class: its constructor is given fakes; when it cannot do with them, the fields are filled without it. */
export function create(
  world: World,
  made: unknown,
  parameters: readonly unknown[],
  fields: Readonly<Record<string, unknown>>,
  fill: (given: readonly unknown[]) => Readonly<Record<string, unknown>> = () => ({}),
): object {
  const target = construct(world, made, parameters);
  const own = target ?? bare(typeof made === 'function' ? made : Object);
  for (const [key, value] of Object.entries({ ...(target === undefined ? fill(parameters) : {}), ...fields })) {
    Object.defineProperty(own, key, { value, writable: true, configurable: true, enumerable: true });
  }
  return own;
}

function construct({ trace }: World, made: unknown, parameters: readonly unknown[]): object | undefined {
  if (typeof made !== 'function') throw new Error('There is no such class.');
  const before = trace.length;
  try {
    const target: unknown = Reflect.construct(made, parameters);
    return typeof target === 'object' && target !== null ? target : undefined;
  } catch {
    // The constructor needs more than fakes: the fields are all that the method sees.
    return undefined;
  } finally {
    trace.length = before;
  }
}

/** Calls a method, or a function when no object is given. */
export function invoke(target: unknown, name: string, input: readonly unknown[]): unknown {
  const method = readMember(target, name);
  if (typeof method !== 'function') throw new Error(`There is no ${name}.`);
  const outcome: unknown = Reflect.apply(method, target, input);
  return outcome;
}

/** Calls the function that a method has made. */
export function callMade(made: unknown, input: readonly unknown[]): unknown {
  if (typeof made !== 'function') throw new Error('No function was made.');
  const outcome: unknown = Reflect.apply(made, undefined, input);
  return outcome;
}

/** A module as it is; nothing, when it does not load, or waits for what waits for it. */
export async function original(load: () => Promise<object>): Promise<object> {
  const late = new Promise<object>((resolve) => {
    wait(resolve, 10_000, {}).unref();
  });
  return await Promise.race([load().catch(() => ({})), late]);
}

/** Stands for an imported name: each run gives it a meaning of its own. */
export function imported(label: string): unknown {
  const target = function (): void {
    // Only what its proxy does is ever seen.
  };
  return new Proxy(target, {
    get: (_, key): unknown => {
      if (typeof key === 'symbol' || key === 'then') return undefined;
      const meaning = meaningOf(label);
      if (meaning === undefined) return key === 'prototype' ? target.prototype : imported(`${label}.${key}`);
      return readMember(meaning, key);
    },
    apply: (_, self: unknown, input: readonly unknown[]): unknown => {
      const meaning = meaningOf(label);
      return typeof meaning === 'function' ? Reflect.apply(meaning, self, input) : imported(`${label}()`);
    },
    construct: (_, input: readonly unknown[]) => {
      const meaning = meaningOf(label);
      const made: unknown = typeof meaning === 'function' ? Reflect.construct(meaning, input) : imported(`${label}()`);
      return typeof made === 'object' && made !== null ? made : target;
    },
  });
}

function meaningOf(label: string): unknown {
  const { world } = current;
  if (world === undefined) return undefined;
  if (!world.values.has(label)) world.values.set(label, make(world, label));
  return world.values.get(label);
}

function make(world: World, label: string): unknown {
  const shape = world.setting.imports[label];
  if (shape !== undefined) return shape(world, label);
  const [, owner = '', step = ''] = /^(.*?)(\(\)|\.\w+)$/s.exec(label) ?? [];
  if (owner === '') return undefined;
  const meaning = meaningOf(owner);
  if (step !== '()') return readMember(meaning, step.slice(1));
  return typeof meaning === 'function' ? silent.get(meaning)?.(world) : undefined;
}

function readMember(owner: unknown, key: string): unknown {
  if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return undefined;
  const member: unknown = Reflect.get(owner, key);
  return member;
}
