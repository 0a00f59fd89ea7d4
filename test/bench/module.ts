/** One table of numbers: every row was measured in the same run. */
export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the rows promise, each with whether the promise was kept. */
  readonly goals: readonly { readonly text: string; readonly isMet: boolean }[];
  /** The same as data, for `--json`. */
  readonly data: unknown;
}

/** What a module `*.bench.ts` or `*.bench.mjs` in this folder exports; the runner finds it by its name. */
export interface BenchModule {
  readonly bench: () => Promise<readonly BenchTable[]> | readonly BenchTable[];
}
