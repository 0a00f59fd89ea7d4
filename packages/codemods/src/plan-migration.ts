import type { ChangeRequest } from '@tacet/changes';
import { findRole } from '@tacet/vocabulary';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ts } from 'ts-morph';
import { loadSourceModel } from './adapter/ts-source-model.ts';
import { smallestEdit } from './emit/smallest-edit.ts';
import { readFileScope } from './analysis/file-scope.ts';
import { mayHoldFatMethod } from './scan/prefilter.ts';
import { isFacade, isFat, listUnits } from './scan/units.ts';
import { migrateGroup, type FileOutcome } from './migrate-group.ts';
import type { LintGate } from './verify/lint-gate.ts';
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
  readonly onProgress?: (done: number, total: number, file: string) => void;
}

/** The report, and the changes that would make it true. */
export interface PlannedMigration {
  readonly report: MigrationReport;
  readonly requests: readonly ChangeRequest[];
}

/** Decides what migrating the files would change, and writes nothing. */
export async function planMigration(options: MigrationOptions): Promise<PlannedMigration> {
  const started = performance.now();
  const candidates = scan(options);
  const scanned = performance.now();
  const outcomes: FileOutcome[] = [];
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
    outcomes.push(...(await migrateGroup(model, members, options.lint, options.valueObjects)));
  }
  const analysed = performance.now();
  const units = [...candidates.flatMap(({ clean }) => clean), ...outcomes.flatMap(({ units: own }) => own)];
  const timing = { scan: scanned - started, analyse: analysed - scanned, verify: 0 };
  return {
    report: summarise(options.root, options.files.length, sortUnits(units), timing),
    requests: outcomes.flatMap((outcome) => requestsOf(options.root, outcome)),
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

/** A file that was parsed, and what it holds. */
export interface Candidate {
  /** Absolute. */
  readonly file: string;
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  /** Positions, among the file's units, of the fat ones that are asked for. */
  readonly fat: ReadonlySet<number>;
  readonly clean: readonly UnitReport[];
}

function scan({ root, files, methods }: MigrationOptions): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const given of new Set(files)) {
    const file = path.resolve(root, given);
    const relative = path.relative(root, file).split(path.sep).join('/');
    if (!existsSync(file) || findRole(file) !== undefined) continue;
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    if (!mayHoldFatMethod(file, text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const scope = readFileScope(source);
    const fat = new Set<number>();
    const clean: UnitReport[] = [];
    for (const [index, unit] of listUnits(source).entries()) {
      if (methods !== undefined && !methods.includes(unit.name)) continue;
      const specifierOf = (name: string): string | undefined => {
        const entry = scope.get(name);
        return entry?.kind === 'import' ? entry.specifier : undefined;
      };
      const isClean =
        isFacade(unit, specifierOf) || !isFat(unit, { isImported: (name) => scope.get(name)?.kind === 'import' });
      if (!isClean) fat.add(index);
      else
        clean.push(
          cleanReport(relative, unit.name, source.getLineAndCharacterOfPosition(unit.node.getStart()).line + 1),
        );
    }
    candidates.push({ file, path: relative, text, fat, clean });
  }
  return candidates;
}

function cleanReport(file: string, method: string, line: number): UnitReport {
  return {
    file,
    method,
    line,
    tier: undefined,
    status: 'clean',
    refusals: [],
    decisions: 0,
    branchesMoved: 0,
    newFiles: [],
    verification: 'none',
  };
}

interface Group {
  readonly tsconfig: string | undefined;
  readonly members: readonly Candidate[];
}

/** Files that one program can answer for. */
function groupByProgram(candidates: readonly Candidate[], options: MigrationOptions): readonly Group[] {
  const groups = new Map<string, { tsconfig: string | undefined; members: Candidate[] }>();
  for (const candidate of candidates) {
    const tsconfig = options.tsconfig ?? findTsconfig(candidate.file, options.root);
    const group = groups.get(tsconfig ?? '') ?? { tsconfig, members: [] };
    group.members.push(candidate);
    groups.set(tsconfig ?? '', group);
  }
  return [...groups.values()];
}

function findTsconfig(file: string, root: string): string | undefined {
  const found = ts.findConfigFile(path.dirname(file), (name) => existsSync(name));
  return found?.startsWith(root) === true ? found : undefined;
}
