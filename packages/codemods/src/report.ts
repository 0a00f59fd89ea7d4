import type { RefusalCode } from './refusal-codes.ts';
import type { Verdict } from './prove/proof.ts';

export type { RefusalCode } from './refusal-codes.ts';

/** Why a method stays byte for byte as it is; line and column count from one. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly hint: string;
}

/** What became of a method. */
export type UnitStatus = 'migrated' | 'migratable' | 'refused' | 'clean';

/**
 * What a method needs to be understood: decisions only (T0), effects under conditions (T1), attempts that may fail (T2),
 * effects in loops (T3), mutation, construction and calls that nobody waits for (T4), transactions (T5), closures (T6).
 */
export type Tier = 'T0' | 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6';

/** What was done to make sure of a method's new code: gates that it passed, and the proof that it does what the old code did. */
export interface Verification {
  readonly gates: readonly ('types' | 'lint')[];
  readonly proof?: Verdict;
}

/** One method or exported function in the report. */
export interface UnitReport {
  readonly file: string;
  readonly method: string;
  readonly line: number;
  readonly tier: Tier | undefined;
  readonly status: UnitStatus;
  readonly refusals: readonly Refusal[];
  readonly decisions: number;
  readonly branchesMoved: number;
  readonly newFiles: readonly string[];
  readonly verification: Verification;
  /** Inputs that were to become value objects and stay plain, because the new code would not have type-checked. */
  readonly plainIds?: readonly string[];
}

/** The report of a run, as `--json` prints it. */
export interface MigrationReport {
  readonly version: 1;
  readonly run: { readonly root: string; readonly write: boolean };
  readonly totals: {
    readonly files: number;
    readonly methods: number;
    readonly fat: number;
    readonly clean: number;
    readonly migratable: number;
    readonly migrated: number;
    readonly refused: number;
    readonly newDiagnostics: number;
    readonly lintFindings: number;
  };
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly units: readonly UnitReport[];
  readonly timing: { readonly scan: number; readonly analyse: number; readonly verify: number };
}
