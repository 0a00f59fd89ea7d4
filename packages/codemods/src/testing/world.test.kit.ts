import { types } from 'node:util';

/** What a run shows from outside: every call with its arguments, every completion, and the outcome. */
export interface Observation {
  readonly trace: readonly string[];
  readonly outcome: string;
}

/** What a fixture's run is given: choices that are all taken in turn, and fakes that record. */
export interface World {
  pick<Value>(...options: readonly Value[]): Value;
  /** Async methods: each call takes one of the given values, or rejects. */
  fake(
    name: string,
    methods: Readonly<Record<string, readonly unknown[]>>,
  ): Record<string, (...args: unknown[]) => Promise<unknown>>;
  /** Sync methods: each call takes one of the given values, or throws. */
  fakeSync(
    name: string,
    methods: Readonly<Record<string, readonly unknown[]>>,
  ): Record<string, (...args: unknown[]) => unknown>;
  record(event: string): void;
}

/** Runs a program once for every sequence of choices, up to a limit. */
export async function observeAll(run: (world: World) => unknown, limit = 2000): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  let path: number[] | undefined = [];
  while (path !== undefined && observations.length < limit) {
    const taken: { readonly index: number; readonly count: number }[] = [];
    observations.push(await observe(run, path, taken));
    path = nextPath(taken);
  }
  return observations;
}

function nextPath(taken: readonly { readonly index: number; readonly count: number }[]): number[] | undefined {
  const last = taken.findLastIndex(({ index, count }) => index + 1 < count);
  if (last < 0) return undefined;
  return [...taken.slice(0, last).map(({ index }) => index), (taken[last]?.index ?? 0) + 1];
}

async function observe(
  run: (world: World) => unknown,
  path: readonly number[],
  taken: { readonly index: number; readonly count: number }[],
): Promise<Observation> {
  const trace: string[] = [];
  const pickFrom = <Value>(options: readonly Value[]): Value => {
    const index = path[taken.length] ?? 0;
    taken.push({ index, count: options.length });
    return options[index] as Value;
  };
  const enter = (call: string, args: readonly unknown[]): void =>
    void trace.push(`> ${call}(${args.map(show).join(', ')})`);
  const settle = (call: string, values: readonly unknown[]): unknown => {
    const choice = pickFrom([...values.map((value) => ({ value })), { error: new Error(`${call} failed`) }]);
    trace.push(`< ${call}`);
    if ('error' in choice) throw choice.error;
    return typeof choice.value === 'function' ? (choice.value as () => unknown)() : structuredClone(choice.value);
  };
  const world: World = {
    pick: (...options) => structuredClone(pickFrom(options)),
    fake: (name, methods) =>
      mapValues(methods, (method, values) => async (...args: unknown[]) => {
        enter(`${name}.${method}`, args);
        await Promise.resolve();
        return settle(`${name}.${method}`, values);
      }),
    fakeSync: (name, methods) =>
      mapValues(methods, (method, values) => (...args: unknown[]) => {
        enter(`${name}.${method}`, args);
        return settle(`${name}.${method}`, values);
      }),
    record: (event) => void trace.push(event),
  };
  try {
    const value = await run(world);
    return { trace, outcome: `returned ${show(value)}` };
  } catch (error) {
    return { trace, outcome: `threw ${show(error)}` };
  }
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (key: string, value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(key, value)]));
}

/** A value as text that tells apart what a caller could tell apart. */
export function show(value: unknown): string {
  if (types.isNativeError(value)) {
    const own = Object.entries(value).filter(([key]) => key !== 'stack');
    const cause = value.cause === undefined ? '' : ` cause ${show(value.cause)}`;
    return `${value.constructor.name}(${JSON.stringify(value.message)})${own.map(([key, part]) => ` ${key}=${show(part)}`).join('')}${cause}`;
  }
  if (value instanceof Date) return `Date(${String(value.getTime())})`;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value === 'function') return `function`;
  if (typeof value === 'object' && value !== null) {
    const name = (value.constructor as { name?: string } | undefined)?.name ?? '';
    return `${name}{${Object.entries(value)
      .map(([key, part]) => `${key}: ${show(part)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
