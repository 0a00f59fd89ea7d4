import { show, type Names } from './show.ts';

/** A recipe for a value; the label says where it comes from. */
export type Shape = (world: World, label: string) => unknown;

/** What a test drives both sides with. */
export interface Setting {
  /** What imported functions, objects and classes stand for. */
  readonly imports: Readonly<Record<string, Shape>>;
  /** What dependencies fail with. */
  readonly failures: readonly Shape[];
  /** Environment variables that the code reads. */
  readonly environment: readonly string[];
}

/** One run of one side: where its values come from, and everything that it did. */
export interface World {
  readonly setting: Setting;
  readonly trace: string[];
  readonly names: Names;
  /** Completions that wait for the code to have nothing left to do, the oldest first. */
  readonly pending: (() => void)[];
  readonly mood: { readonly missing: number; readonly failing: number; readonly isLastFirst: boolean };
  readonly clock: { now: number };
  readonly values: Map<string, unknown>;
  readonly handedOut: { readonly label: string; readonly value: object }[];
  /** How deep the value is nested that is being made. */
  readonly depth: { now: number };
  /** A whole number below a count; zero is the simplest. */
  readonly draw: (count: number) => number;
  readonly record: (event: string) => void;
  readonly show: (value: unknown) => string;
}

/** The first instant of every run. */
export const epoch = Date.UTC(2024, 0, 15, 12);

/** A run that takes its choices from a list, and starts again from the front when it is used up. */
export function createWorld(setting: Setting, choices: readonly number[]): World {
  const trace: string[] = [];
  const names: Names = new WeakMap();
  let taken = 0;
  const draw = (count: number): number => {
    const round = Math.floor(taken / choices.length);
    const choice = choices[taken % choices.length] ?? 0;
    taken += 1;
    return (choice === 0 ? 0 : choice + round * 7919) % count;
  };
  const mood = {
    missing: [0, 5, 2][draw(3)] ?? 0,
    failing: [0, 0, 7, 2][draw(4)] ?? 0,
    isLastFirst: draw(4) === 3,
  };
  return {
    setting,
    trace,
    names,
    pending: [],
    mood,
    clock: { now: epoch },
    values: new Map(),
    handedOut: [],
    depth: { now: 0 },
    draw,
    record: (event) => void trace.push(event),
    show: (value) => show(value, names),
  };
}

/** Remembers where an object comes from. */
export function handOut<Value extends object>(world: World, label: string, value: Value): Value {
  const count = world.handedOut.filter((one) => one.label === label).length;
  const name = count === 0 ? label : `${label}#${count + 1}`;
  world.names.set(value, name);
  world.handedOut.push({ label, value });
  return value;
}

/** What a dependency fails with. */
export function failureOf(world: World, label: string): unknown {
  const { failures } = world.setting;
  return failures[world.draw(failures.length)]?.(world, `${label} failure`);
}

/** Whether a call fails in this run. */
export function fails({ mood, draw }: World): boolean {
  return mood.failing > 0 && draw(mood.failing) === 0;
}

/** Settles when the code has nothing left to do, calls that were made before are settled first. */
export async function later<Value>(world: World, label: string, settle: () => Value): Promise<Value> {
  await new Promise<void>((resolve) => {
    world.pending.push(resolve);
  });
  world.clock.now += 5;
  world.record(`< ${label}`);
  return settle();
}
