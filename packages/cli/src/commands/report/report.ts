import type { Flow, MeasuredCheck, Tier } from '@tacet/codemods';

/** What a method is to the migration: `migrated` hands over to an orchestrator already. */
export type UnitState = 'refused' | 'migratable' | 'migrated' | 'clean';

/** Why a method would be left as it is. */
export interface ReportedRefusal {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly hint: string;
}

/** One method or exported function. */
export interface ReportedUnit {
  readonly file: string;
  readonly method: string;
  readonly line: number;
  readonly lines: number;
  /** Calls that reach out of the program. */
  readonly effects: number;
  /** How fat: the places in it that break a check. */
  readonly fat: number;
  readonly checks: Readonly<Partial<Record<MeasuredCheck, number>>>;
  readonly state: UnitState;
  readonly tier: Tier | undefined;
  readonly refusals: readonly ReportedRefusal[];
}

/** What the units of a report add up to. */
export interface ReportTotals {
  readonly files: number;
  readonly methods: number;
  readonly clean: number;
  readonly migrated: number;
  readonly migratable: number;
  readonly refused: number;
  /** Methods that act and decide: migratable and refused ones. */
  readonly fatMethods: number;
  readonly fat: number;
  readonly effects: number;
}

/** Where a report was made, and of what. */
export interface ReportRun {
  /** From the top of the repository to the project: `''` for the top itself; paths in the report start there. */
  readonly directory: string;
  /** The files, folders and globs that were named. */
  readonly operands: readonly string[];
  readonly since: string | undefined;
  readonly shard: string | undefined;
}

/** What `tacet report` knows. It holds no time and no path of the machine: the same code gives the same report. */
export interface Report {
  readonly run: ReportRun;
  readonly totals: ReportTotals;
  /** Places by check. */
  readonly checks: Readonly<Record<string, number>>;
  /** Methods by refusal code. */
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly units: readonly ReportedUnit[];
  readonly flows: readonly Flow[];
}

/** The report of units and flows: sorted, and added up. */
export function reportOf(
  run: ReportRun,
  files: number,
  units: readonly ReportedUnit[],
  flows: readonly Flow[],
): Report {
  const sorted = [...units].sort(byPlace);
  return {
    run,
    totals: totalsOf(files, sorted),
    checks: countBy(sorted, ({ checks }) => Object.entries(checks)),
    refusedBy: countBy(sorted, ({ refusals }) => refusals.map(({ code }) => [code, 1])),
    units: sorted,
    flows: [...flows].sort(byPlace),
  };
}

function byPlace(one: Placed, other: Placed): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line;
}

interface Placed {
  readonly file: string;
  readonly line: number;
}

function totalsOf(files: number, units: readonly ReportedUnit[]): ReportTotals {
  const count = (state: UnitState): number => units.filter((unit) => unit.state === state).length;
  const add = (read: (unit: ReportedUnit) => number): number => units.reduce((sum, unit) => sum + read(unit), 0);
  const [migratable, refused] = [count('migratable'), count('refused')];
  return {
    files,
    methods: units.length,
    clean: count('clean'),
    migrated: count('migrated'),
    migratable,
    refused,
    fatMethods: migratable + refused,
    fat: add(({ fat }) => fat),
    effects: add(({ effects }) => effects),
  };
}

function countBy(
  units: readonly ReportedUnit[],
  entriesOf: (unit: ReportedUnit) => readonly (readonly [string, number])[],
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, count] of units.flatMap(entriesOf)) counts.set(name, (counts.get(name) ?? 0) + count);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
