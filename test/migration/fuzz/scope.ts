import type { Random } from './random.ts';

/** The types that generated values have; a question mark tells that nothing may stand for it. */
export type Kind =
  'number' | 'string' | 'boolean' | 'numbers' | 'account' | 'account?' | 'charge' | 'number?' | 'summary' | 'unknown';

/** How a kind is written. */
export const typeTexts: Readonly<Record<Kind, string>> = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  numbers: 'number[]',
  account: 'Account',
  'account?': 'Account | null',
  charge: 'Charge',
  'number?': 'number | undefined',
  summary: '{ total: number; label: string; parts: number[] }',
  unknown: 'unknown',
};

/** A variable of generated code. */
export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly isMutable: boolean;
}

/** What generated code is written with: its choices, its variables, its names. */
export interface Scope {
  readonly random: Random;
  readonly variables: readonly Variable[];
  readonly isAsync: boolean;
  /** Whether code reaches its ports through `this`. */
  readonly isMethod: boolean;
  /** Whether effects may stand inside expressions here. */
  readonly mayAct: boolean;
  readonly fresh: (stem: string) => string;
  /** Own methods that may be called, by what they return. */
  readonly own: readonly { readonly name: string; readonly kind: Kind; readonly shape: 'pure' | 'sync' | 'async' }[];
  /** What the function value around answers with; the method itself returns what it likes. */
  readonly answer?: Kind | 'nothing' | 'promise';
  /** Whether `break` and `continue` may stand here. */
  readonly isLooping?: boolean;
  /** The name of the transaction around. */
  readonly transaction?: string;
  /** The kinds that the method returns are noted here. */
  readonly returned: Set<string>;
}

/** The scope with one variable more. */
export function withVariable(scope: Scope, name: string, kind: Kind, isMutable = false): Scope {
  return {
    ...scope,
    variables: [...scope.variables.filter((other) => other.name !== name), { name, kind, isMutable }],
  };
}

/** The variables of a kind. */
export function variablesOf(scope: Scope, kind: Kind): readonly Variable[] {
  return scope.variables.filter((variable) => variable.kind === kind);
}
