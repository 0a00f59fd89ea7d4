import { roles, type Role } from '@tacet/vocabulary';
import { findNearest } from './nearest.ts';

const defaults = {
  /** Properties that tell the variants of a sum type apart. */
  discriminants: ['kind'],
  /** Fields whose calls only watch. */
  observers: ['logger', 'log', 'metrics', 'tracer', 'span'],
  /** Calls that throw in disguise; `name*` counts as a bare statement only. */
  throwingCalls: ['assert*', 'ensure*', 'require*', 'validate*', '*OrThrow', '*OrFail'],
  /** Types that live as long as one request. */
  requestScoped: ['Tx', 'Transaction', 'Session', 'Request', 'EntityManager', 'PoolClient', '*Transaction', '*Session'],
  /** Methods of a state that decide. */
  stepMethods: ['handle', 'step'],
  /** Methods of a dependency with which a runtime loads. */
  loadMethods: ['load'],
  /** Methods of a dependency with which a runtime saves. */
  saveMethods: ['save'],
  /** Methods of a dependency that carry out an intent. */
  executeMethods: ['execute'],
  /** Methods that run a callback in one unit of work. */
  unitOfWork: ['run', 'execute', 'transaction', '$transaction', 'withTransaction'],
  /** Calls that open and close transactions by hand. */
  transactionCalls: ['begin', 'commit', 'rollback', 'startTransaction', 'transaction', '$transaction', 'savepoint'],
} as const;

type Key = keyof typeof defaults;

/** What the rules agree on by `settings.tacet`; each list replaces its default. */
export type Settings = Readonly<Record<Key, readonly string[]>> & { readonly role: Role | undefined };

/** Settings as they are understood, and what is wrong with them in words. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

const nothingSet: ReadSettings = { settings: { ...defaults, role: undefined }, problems: [] };
const readings = new WeakMap<object, ReadSettings>();

/** Reads `settings.tacet`, once for each configuration; what cannot be understood is a problem, and its default stands. */
export function readSettings(input: unknown): ReadSettings {
  if (input === undefined) return nothingSet;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ...nothingSet, problems: ['settings.tacet must be an object.'] };
  }
  const known = readings.get(input) ?? readObject(input);
  readings.set(input, known);
  return known;
}

function readObject(input: object): ReadSettings {
  const given = new Map<string, unknown>(Object.entries(input));
  const role = given.get('role');
  const problems = [...given].flatMap(([key, value]) => findProblem(key, value));
  const read = (key: Key): readonly string[] => {
    const value = given.get(key);
    return isNames(value) ? value : defaults[key];
  };
  const settings = {
    discriminants: read('discriminants'),
    observers: read('observers'),
    throwingCalls: read('throwingCalls'),
    requestScoped: read('requestScoped'),
    stepMethods: read('stepMethods'),
    loadMethods: read('loadMethods'),
    saveMethods: read('saveMethods'),
    executeMethods: read('executeMethods'),
    unitOfWork: read('unitOfWork'),
    transactionCalls: read('transactionCalls'),
    role: roles.find((known) => known === role),
  };
  return { settings, problems };
}

function findProblem(key: string, value: unknown): readonly string[] {
  if (key === 'role') {
    const isKnown = roles.some((role) => role === value);
    return isKnown ? [] : [`settings.tacet.role must be one of ${roles.join(', ')}.`];
  }
  if (!Object.hasOwn(defaults, key)) {
    const nearest = findNearest(key, [...Object.keys(defaults), 'role']);
    const hint = nearest === undefined ? `Known: ${Object.keys(defaults).join(', ')}.` : `Did you mean "${nearest}"?`;
    return [`settings.tacet.${key} is unknown. ${hint}`];
  }
  return isNames(value) ? [] : [`settings.tacet.${key} must be a list of names, such as ["kind"].`];
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');
}
