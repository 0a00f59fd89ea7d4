import { createRandom, type Random } from './random.ts';

/** What one run of a program shows from outside. */
export interface Observation {
  readonly trace: readonly string[];
  readonly outcome: string;
}

type Method = (...args: readonly unknown[]) => unknown;

/** What a program is run in: recording fakes, and the clock and the dice that it sees. */
export interface World {
  readonly calls: Readonly<Record<string, Readonly<Record<string, Method>>>>;
  readonly Date: unknown;
  readonly Math: Math;
  readonly trace: string[];
  /** A value of a type by its name. */
  value(type: string): unknown;
  observe(run: () => unknown): Promise<Observation>;
}

/** Creates a world whose choices follow from a seed. */
export function createWorld(seed: number): World {
  const random = createRandom(seed);
  const trace: string[] = [];
  const ids = new Map<object, number>();
  const show = (value: unknown): string => showValue(value, ids);
  const known = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) ids.set(value, ids.size);
    return value;
  };
  const enter = (call: string, args: readonly unknown[]): void =>
    void trace.push(`> ${call}(${args.map(show).join(', ')})`);
  const settle = (call: string, type: string): unknown => {
    trace.push(`< ${call}`);
    if (random.chance(0.12)) throw known(random.chance(0.8) ? new Error(`${call} failed`) : { oops: call });
    return known(valueOf(type, random));
  };
  const later =
    (call: string, type: string): Method =>
    async (...args) => {
      enter(call, args);
      await Promise.resolve();
      return settle(call, type);
    };
  const now =
    (call: string, type: string): Method =>
    (...args) => {
      enter(call, args);
      return settle(call, type);
    };
  const query = (): Record<string, Method> => {
    const self: Record<string, Method> = {
      where: (...args) => (enter('query.where', args), self),
      limit: (...args) => (enter('query.limit', args), self),
      get: later('query.get', 'numbers'),
    };
    return self;
  };
  async function* stream(): AsyncGenerator {
    for (let left = random.below(4); left > 0; left -= 1) {
      await Promise.resolve();
      yield settle('store.stream', 'number');
    }
  }
  const tx = { find: later('tx.find', 'account?'), total: later('tx.total', 'number') };
  /** What is thrown inside rolls back. */
  const transaction: Method = async (run) => {
    trace.push('begin');
    try {
      const value = await (run as Method)(tx);
      trace.push(`commit ${show(value)}`);
      return value;
    } catch (error) {
      trace.push(`roll back ${show(error)}`);
      throw error;
    }
  };
  let ticks = 1000;
  return {
    trace,
    calls: {
      store: {
        find: later('store.find', 'account?'),
        load: later('store.load', 'account'),
        save: later('store.save', 'void'),
        count: later('store.count', 'number'),
        numbers: later('store.numbers', 'numbers'),
        remove: later('store.remove', 'boolean'),
        stream: (...args) => (enter('store.stream', args), stream()),
      },
      gateway: {
        charge: later('gateway.charge', 'charge'),
        rate: now('gateway.rate', 'number'),
        label: now('gateway.label', 'string'),
        maybe: now('gateway.maybe', 'number?'),
      },
      audit: { note: now('audit.note', 'void'), flush: later('audit.flush', 'void') },
      cache: {
        get: later('cache.get', 'number?'),
        peek: now('cache.peek', 'number?'),
        drop: now('cache.drop', 'void'),
      },
      flags: { isOn: now('flags.isOn', 'boolean') },
      database: { from: (...args) => (enter('database.from', args), query()), transaction },
      mail: { send: later('mail.send', 'string') },
    },
    Date: class extends Date {
      constructor(...args: readonly number[]) {
        super(args.length > 0 ? (args[0] ?? 0) : (trace.push('clock'), (ticks += 7)));
      }
      static override now(): number {
        trace.push('clock');
        return (ticks += 7);
      }
    },
    Math: Object.assign(Object.create(Math) as Math, {
      random: () => (trace.push('dice'), random.below(4) / 4),
    }),
    value: (type) => known(valueOf(type, random)),
    observe: async (run) => {
      try {
        const value = await run();
        return { trace, outcome: `returned ${show(value)}` };
      } catch (error) {
        return { trace, outcome: `threw ${show(error)}` };
      }
    },
  };
}

function valueOf(type: string, random: Random): unknown {
  if (type === 'number') return random.pick([0, 1, 2, 7, 10, 11, -1, 1000, NaN]);
  if (type === 'string') return random.pick(['', 'a', 'b', 'open', ' paid ', '$&']);
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'numbers') return random.pick([() => [], () => [1], () => [3, 1, 2], () => [0, -5]])();
  if (type === 'charge')
    return {
      ok: random.chance(0.6),
      code: random.pick([{}, { code: 'c1' }, { code: 'c2' }]).code,
      fee: random.below(3),
    };
  if (type === 'account') return account(random);
  if (type === 'account?') return random.chance(0.3) ? null : account(random);
  if (type === 'number?') return random.chance(0.4) ? undefined : random.below(4);
  return undefined;
}

function account(random: Random): object {
  return {
    id: random.pick(['x1', 'x2']),
    balance: random.pick([0, 5, 10, 11, -3]),
    status: random.pick(['open', 'closed', 'frozen']),
    owner: random.chance(0.4) ? null : { name: random.pick(['Ann', 'Bo']), age: random.pick([17, 18, 40]) },
    tags: random.pick([() => [], () => ['vip'], () => ['a', 'b']])(),
    ...(random.chance(0.5) ? { note: random.pick(['', 'n']) } : {}),
    limit: { daily: random.below(20), used: random.below(5) },
  };
}

/** A value as text that tells apart what a caller could tell apart: identity of known objects, missing from `undefined`. */
function showValue(value: unknown, ids: ReadonlyMap<object, number>): string {
  const show = (inner: unknown): string => showValue(inner, ids);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') return 'function';
    return Object.is(value, -0) ? '-0' : String(value);
  }
  const id = ids.get(value);
  const tag = id === undefined ? '' : `#${String(id)}`;
  if (value instanceof Date) return `Date(${String(value.getTime())})`;
  if (Array.isArray(value)) return `${tag}[${value.map(show).join(', ')}]`;
  const isError = Object.prototype.toString.call(value) === '[object Error]';
  const message = isError ? `(${JSON.stringify((value as Error).message)})` : '';
  const cause = 'cause' in value ? ` cause ${show(value.cause)}` : '';
  const own = Object.entries(value).map(([key, part]) => `${key}: ${show(part)}`);
  const name = (value.constructor as { readonly name?: string } | undefined)?.name ?? '';
  return `${tag}${name === 'Object' ? '' : name}${message}{${own.join(', ')}}${cause}`;
}
