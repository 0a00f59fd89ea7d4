import type { ts } from 'ts-morph';
import type { CallScope } from './call-roles.ts';
import type { Chart, Exit } from './chart.ts';

/** Ways out of the loop or switch around a statement. */
export interface Jumps {
  readonly breaks: Exit[];
  readonly continues: Exit[];
}

/** What is known while a method is read. */
export interface Reading {
  readonly chart: Chart;
  readonly scope: CallScope;
  /** The step that made a variable. */
  readonly makers: Map<string, number>;
  /** The variants that a variable is known to be, inside a case. */
  readonly variants: ReadonlyMap<string, readonly string[]>;
  /** First steps of own methods that were read in the place of a return. */
  readonly shared: Map<string, number>;
  /** Own methods that are being read, to end on recursion. */
  readonly open: readonly string[];
  readonly jumps: Jumps;
  /** Where returns go when the method was called for its answer; `undefined` when they end the flow. */
  readonly returned: Exit[] | undefined;
  /** What the flow ends with when the returned expression does not tell: the name of the result type. */
  readonly resultName: string;
  readonly walk: (statements: readonly ts.Statement[], entries: readonly Exit[], reading: Reading) => readonly Exit[];
}
