/** The file beside every generated service: the ports, the errors and the functions that it imports. */
export const portsText = `
export interface Owner {
  name: string;
  age: number;
}

export interface Account {
  id: string;
  balance: number;
  status: 'open' | 'closed' | 'frozen';
  owner: Owner | null;
  tags: string[];
  note?: string;
  limit: { daily: number; used: number };
}

export interface Charge {
  ok: boolean;
  code: string | undefined;
  fee: number;
}

export interface Store {
  find(id: string): Promise<Account | null>;
  load(id: string): Promise<Account>;
  save(account: Account, reason?: string): Promise<void>;
  count(filter: { min: number; label?: string }): Promise<number>;
  numbers(limit: number): Promise<number[]>;
  remove(id: string): Promise<boolean>;
  stream(limit: number): AsyncIterable<number>;
}

export interface Gateway {
  charge(amount: number, options?: { note?: string; retry: boolean }): Promise<Charge>;
  rate(name: string): number;
  label(text: string, count: number): string;
  maybe(count: number): number | undefined;
}

export interface Audit {
  note(...parts: unknown[]): void;
  flush(): Promise<void>;
}

export interface Flags {
  isOn(name: string): boolean;
}

export interface Query {
  where(column: string, value: number | string): Query;
  limit(count: number): Query;
  get(): Promise<number[]>;
}

export interface Tx {
  find(id: string): Promise<Account | null>;
  total(min: number): Promise<number>;
}

export interface Cache {
  get(key: number): Promise<number | undefined>;
  peek(key: number): number | undefined;
  drop(key: number): void;
}

export interface Database {
  from(table: string): Query;
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
}

export class NotFound extends Error {
  constructor(readonly id: string) {
    super(\`Account \${id} not found\`);
  }
}

export class Rejected extends Error {
  readonly status = 422;

  constructor(
    message: string,
    readonly detail: { amount: number; code?: string },
    options?: { cause: unknown },
  ) {
    super(message);
    if (options !== undefined) this.cause = options.cause;
  }
}

export enum Mode {
  Fast = 'fast',
  Slow = 'slow',
}

export const LIMITS = { high: 10, low: 1 } as const;

export const NOTHING: { readonly number?: number; readonly account: Account | null } = { account: null };

export const state = { hits: 0 };

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function numbersOf(...values: number[]): number[] {
  return values;
}

export function assertPositive(value: number): void {
  if (value < 0) throw new RangeError(\`\${value} is negative\`);
}

interface World {
  readonly calls: Record<string, Record<string, (...args: unknown[]) => unknown>>;
}

declare const world: World;

export async function sendMail(to: string, count: number): Promise<string> {
  return (await world.calls['mail']?.['send']?.(to, count)) as string;
}

function delegate<Port extends object>(port: string): Port {
  return new Proxy({} as Port, {
    get: (_, method) => (...args: unknown[]) => world.calls[port]?.[String(method)]?.(...args),
  });
}

export const store = delegate<Store>('store');
export const gateway = delegate<Gateway>('gateway');
export const audit = delegate<Audit>('audit');
export const flags = delegate<Flags>('flags');
export const database = delegate<Database>('database');
export const cache = delegate<Cache>('cache') as Cache | undefined;
`;

/** Every name that a service may import from the ports. */
export const importable = (
  'Owner Account Charge Store Gateway Audit Flags Query Tx Database Cache NotFound Rejected Mode LIMITS NOTHING state round numbersOf ' +
  'assertPositive sendMail store gateway audit flags database cache'
).split(' ');
