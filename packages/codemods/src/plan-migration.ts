import type { ChangeRequest } from '@tacet/changes';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadSourceModel } from './adapter/ts-source-model.ts';
import { smallestEdit } from './emit/smallest-edit.ts';
import { createOwners } from './projects/owning-tsconfig.ts';
import { scanFiles, type Candidate } from './scan/scan-files.ts';
import type { FileOutcome } from './file-outcome.ts';
import { migrateGroup } from './migrate-group.ts';
import type { LintGate } from './verify/lint-gate.ts';
import { createStopwatch } from './verify/stopwatch.ts';
import type { VerifyOptions } from './prove/prove-units.ts';
import { summarise } from './summary.ts';
import type { MigrationReport, UnitReport } from './report.ts';

/** What to migrate. */
export interface MigrationOptions {
  /** Absolute; paths in the report are relative to it. */
  readonly root: string;
  /** Absolute or relative to the root. */
  readonly files: readonly string[];
  /** `Class.method` or a function's name; all when left out. */
  readonly methods?: readonly string[];
  readonly tsconfig?: string;
  readonly lint?: LintGate;
  /** Whether plain ids become value objects from the boundary inwards. */
  readonly valueObjects?: boolean;
  /**
   * Whether the types of the packages that the code imports are known; true when left out. Without them a method is only
   * refused for what is wrong whatever they are: syntax, names that nothing declares.
   */
  readonly hasTypes?: boolean;
  /** Proves every method before it counts as migratable; needs vitest and fast-check. */
  readonly verify?: VerifyOptions;
  readonly onProgress?: (done: number, total: number, file: string) => void;
}

/** The report, and the changes that would make it true. */
export interface PlannedMigration {
  readonly report: MigrationReport;
  readonly requests: readonly ChangeRequest[];
  /** Every file, absolute, that had a say: those that were asked for, and those of their programs but the language's own. */
  readonly inputs: readonly string[];
}

/** Decides what migrating the files would change, and writes nothing. */
export async function planMigration(options: MigrationOptions): Promise<PlannedMigration> {
  const started = performance.now();
  const candidates = scanFiles(options);
  const scanned = performance.now();
  const watch = createStopwatch();
  const outcomes: FileOutcome[] = [];
  const inputs = new Set(options.files.map((file) => path.resolve(options.root, file)));
  const groups = groupByProgram(
    candidates.filter((candidate) => candidate.fat.size > 0),
    options,
  );
  for (const [index, { tsconfig, members }] of groups.entries()) {
    options.onProgress?.(index, groups.length, members[0]?.path ?? '');
    const model = loadSourceModel(
      tsconfig,
      members.map(({ file }) => file),
    );
    for (const file of model.files()) inputs.add(path.normalize(file));
    outcomes.push(...(await migrateGroup(model, members, { ...options, watch })));
  }
  const [analysed, verify] = [performance.now(), watch.elapsed()];
  const units = [...candidates.flatMap(({ settled }) => settled), ...outcomes.flatMap(({ units: own }) => own)];
  const timing = { scan: scanned - started, analyse: analysed - scanned - verify, verify };
  return {
    report: summarise(options.root, options.files.length, sortUnits(units), timing),
    requests: [
      ...outcomes.flatMap((outcome) => requestsOf(options.root, outcome)),
      ...proofRequests(options.root, outcomes),
    ],
    inputs: [...inputs].sort(),
  };
}

function sortUnits(units: readonly UnitReport[]): readonly UnitReport[] {
  return [...units].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function requestsOf(root: string, { edit, newFiles }: FileOutcome): readonly ChangeRequest[] {
  if (edit === undefined) return [];
  const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  return [
    smallestEdit(relative(edit.file), readFileSync(edit.file), edit.text),
    ...newFiles.map(({ file, text }) => ({ path: relative(file), content: text, expected: 'absent' })),
  ];
}

/** Tests that are kept; what several share is written once, and not again when it is there already. */
function proofRequests(root: string, outcomes: readonly FileOutcome[]): readonly ChangeRequest[] {
  const files = new Map(outcomes.flatMap(({ proofs }) => proofs.map(({ file, text }) => [file, text] as const)));
  return [...files].flatMap(([file, content]): readonly ChangeRequest[] => {
    const request = { path: path.relative(root, file).split(path.sep).join('/'), content };
    if (!existsSync(file)) return [{ ...request, expected: 'absent' }];
    return firstLine(readFileSync(file, 'utf8')) === firstLine(content) ? [] : [request];
  });
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n')).trim();
}

interface Group {
  readonly tsconfig: string | undefined;
  readonly members: readonly Candidate[];
}

/** Files that one program can answer for. */
function groupByProgram(candidates: readonly Candidate[], options: MigrationOptions): readonly Group[] {
  const owners = createOwners(options.root);
  const groups = new Map<string, { tsconfig: string | undefined; members: Candidate[] }>();
  for (const candidate of candidates) {
    const tsconfig = options.tsconfig ?? owners.find(candidate.file);
    const group = groups.get(tsconfig ?? '') ?? { tsconfig, members: [] };
    group.members.push(candidate);
    groups.set(tsconfig ?? '', group);
  }
  return [...groups.values()];
}
