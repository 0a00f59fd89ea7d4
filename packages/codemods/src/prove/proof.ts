/** The files that prove one unit, beside its service. */
export interface Proof {
  /** `Class.method`, or the function's name. */
  readonly method: string;
  /** Where it begins in its service, counted from one. */
  readonly line: number;
  /** Absolute; the service that was migrated. */
  readonly service: string;
  readonly test: ProofFile;
  readonly snapshot: ProofFile;
  readonly kit: ProofFile;
}

/** A file of a proof; its path is absolute. */
export interface ProofFile {
  readonly file: string;
  readonly text: string;
}

/** Why nothing can be proven of a unit. */
export type UnprovenCode = 'not-exported' | 'private-fields' | 'cannot-load' | 'does-not-run' | 'little-covered';

/** A branch of the old method that no run took. */
export interface MissedBranch {
  /** In the old file, counted from one. */
  readonly line: number;
  readonly branch: string;
}

/** How often both sides ran, and how much of the old method that reached. */
export interface Coverage {
  readonly runs: number;
  readonly branches: { readonly covered: number; readonly total: number; readonly missed: readonly MissedBranch[] };
}

/** What became of a proof. */
export type Verdict =
  | ({ readonly status: 'proven' } & Coverage)
  | { readonly status: 'refuted'; readonly runs: number; readonly difference: string }
  | { readonly status: 'unproven'; readonly code: UnprovenCode; readonly reason: string };
