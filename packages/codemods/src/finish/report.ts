import type { Refusal } from '../report.ts';

/** What became of one call of a façade; line and column count from one. */
export interface CallSiteReport {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly status: 'moved' | 'refused';
  readonly refusal: Refusal | undefined;
}

/** What became of a façade: gone, kept for callers that were refused, or untouched. */
export interface FinishedUnit {
  readonly file: string;
  readonly method: string;
  readonly line: number;
  readonly status: 'finished' | 'partial' | 'refused';
  readonly refusals: readonly (Refusal & { readonly file: string })[];
  readonly callSites: readonly CallSiteReport[];
}

/** The report of `tacet migrate --finish`, as `--json` prints it. */
export interface FinishReport {
  readonly version: 1;
  readonly run: { readonly root: string; readonly write: boolean };
  readonly totals: {
    readonly facades: number;
    readonly finished: number;
    readonly partial: number;
    readonly refused: number;
    readonly callSites: number;
    readonly moved: number;
  };
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly units: readonly FinishedUnit[];
}

/** Adds up the façades of a run. */
export function summariseFinish(root: string, units: readonly FinishedUnit[]): FinishReport {
  const count = (status: FinishedUnit['status']): number => units.filter((unit) => unit.status === status).length;
  const callSites = units.flatMap((unit) => unit.callSites);
  const codes = [
    ...units.flatMap(({ refusals }) => refusals.map(({ code }) => code)),
    ...callSites.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal.code])),
  ];
  return {
    version: 1,
    run: { root, write: false },
    totals: {
      facades: units.length,
      finished: count('finished'),
      partial: count('partial'),
      refused: count('refused'),
      callSites: callSites.length,
      moved: callSites.filter(({ status }) => status === 'moved').length,
    },
    refusedBy: Object.fromEntries(
      [...new Set(codes)].sort().map((code) => [code, codes.filter((other) => other === code).length]),
    ),
    units,
  };
}
