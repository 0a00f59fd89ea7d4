import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planMigration, type PlannedMigration } from '@tacet/codemods';
import { typeErrors } from './check.ts';
import { execute } from './execute.ts';
import { portsText } from './ports.ts';
import type { Program, ProgramUnit } from './program.ts';

/** Something that the migration must not do, shown by one unit of a program. */
export interface Defect {
  readonly kind: 'difference' | 'crash' | 'types' | 'lint' | 'second-run';
  readonly unit: string;
  readonly detail: string;
}

/** What became of the programs of one batch. */
export interface Examination {
  readonly units: number;
  readonly migrated: number;
  readonly refusedBy: ReadonlyMap<string, number>;
  /** Defects by the position of the program. */
  readonly defects: ReadonlyMap<number, readonly Defect[]>;
}

/** Finds what the linter's recommended rules say about new files. */
export type Lint = (files: readonly { readonly path: string; readonly text: string }[]) => Promise<readonly string[]>;

interface Options {
  /** How many worlds each unit is run in. */
  readonly runs: number;
  readonly lint?: Lint | undefined;
}

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ES2023'],
  types: [],
};

/** Migrates programs together, and compares each before and after. */
export async function examine(programs: readonly Program[], { runs, lint }: Options): Promise<Examination> {
  const root = mkdtempSync(path.join(tmpdir(), 'tacet-fuzz-'));
  try {
    write(root, before(programs));
    const planned = await planOrCrash(root, programs);
    if ('crash' in planned) return await crashed(programs, planned.crash, { runs, lint });
    const texts = after(programs, planned);
    const defects = new Map<number, readonly Defect[]>();
    for (const [index, program] of programs.entries()) {
      const found = [
        ...refusedAsDefects(planned, index),
        ...(await differences(program, index, texts, runs)),
        ...(await findings(index, texts, lint)),
      ];
      if (found.length > 0) defects.set(index, found);
    }
    write(root, texts);
    const second = await planOrCrash(root, programs);
    const again = 'crash' in second ? [second.crash] : second.requests.map(({ path: file }) => file);
    for (const file of again.filter((name) => name.endsWith('/service.ts'))) {
      add(defects, indexOf(file), { kind: 'second-run', unit: '', detail: 'A second run would change it.' });
    }
    forgetInvalid(programs, defects);
    const { units } = planned.report;
    const refusedBy = new Map(Object.entries(planned.report.refusedBy));
    return {
      units: units.length,
      migrated: units.filter(({ status }) => status === 'migratable').length,
      refusedBy,
      defects,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A program that does not type-check before the migration proves nothing. */
function forgetInvalid(programs: readonly Program[], defects: Map<number, readonly Defect[]>): void {
  const suspects = [...defects.keys()];
  const errors = typeErrors(suspects.flatMap((index) => programs[index] ?? []));
  for (const [at, index] of suspects.entries()) if ((errors[at]?.length ?? 0) > 0) defects.delete(index);
}

/** A batch that crashed is examined program by program. */
async function crashed(programs: readonly Program[], crash: string, options: Options): Promise<Examination> {
  const defects = new Map<number, readonly Defect[]>();
  if (programs.length === 1) add(defects, 0, { kind: 'crash', unit: '', detail: crash });
  else {
    for (const [index, program] of programs.entries()) {
      const alone = await examine([program], options);
      for (const defect of alone.defects.get(0) ?? []) add(defects, index, defect);
    }
  }
  return { units: programs.length, migrated: 0, refusedBy: new Map(), defects };
}

function add(defects: Map<number, readonly Defect[]>, index: number, defect: Defect): void {
  defects.set(index, [...(defects.get(index) ?? []), defect]);
}

async function planOrCrash(root: string, programs: readonly Program[]): Promise<PlannedMigration | { crash: string }> {
  try {
    return await planMigration({ root, files: programs.map((_, index) => path.join(root, entryOf(index))) });
  } catch (error) {
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const entryOf = (index: number): string => `p${index}/service.ts`;
const indexOf = (file: string): number => Number(/^p(\d+)\//.exec(file)?.[1] ?? 0);

function before(programs: readonly Program[]): ReadonlyMap<string, string> {
  return new Map([
    ['tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*.ts'] })],
    ['ports.ts', portsText],
    ...programs.map(({ text }, index): [string, string] => [entryOf(index), text]),
  ]);
}

function after(programs: readonly Program[], { requests }: PlannedMigration): ReadonlyMap<string, string> {
  const texts = new Map(before(programs));
  for (const request of requests) {
    if ('content' in request) texts.set(request.path, String(request.content));
    if (!('edits' in request)) continue;
    const text = [...request.edits]
      .sort((a, b) => b.start - a.start)
      .reduce((old, edit) => old.slice(0, edit.start) + edit.text + old.slice(edit.end), texts.get(request.path) ?? '');
    texts.set(request.path, text);
  }
  return texts;
}

function write(root: string, texts: ReadonlyMap<string, string>): void {
  for (const [file, text] of texts) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

/** A return type that is not annotated and would be inferred otherwise is a refusal that users can act on. */
const inferred = 'The type of the method would change';

const defectCodes: ReadonlySet<string> = new Set([
  'engine-failed',
  'would-not-typecheck',
  'would-not-repeat',
  'lint-findings',
]);

function refusedAsDefects({ report }: PlannedMigration, index: number): readonly Defect[] {
  return report.units
    .filter(({ file }) => file === entryOf(index))
    .flatMap(({ method, refusals }) =>
      refusals
        .filter(({ code, reason }) => defectCodes.has(code) && !reason.startsWith(inferred))
        .map(({ code, reason }): Defect => ({ kind: 'types', unit: method, detail: `${code}: ${reason}` })),
    );
}

async function differences(
  { text, units, seed }: Program,
  index: number,
  texts: ReadonlyMap<string, string>,
  runs: number,
): Promise<readonly Defect[]> {
  const entry = entryOf(index);
  if (texts.get(entry) === text) return [];
  const old = new Map([...texts, [entry, text]]);
  const found: Defect[] = [];
  for (const unit of units) {
    const detail = await differenceOf(unit, seed, runs, entry, old, texts);
    if (detail !== undefined) found.push({ kind: 'difference', unit: unit.name, detail });
  }
  return found;
}

/** What a unit shows differently after a change, in the first of some worlds. */
export async function differenceOf(
  unit: ProgramUnit,
  seed: number,
  runs: number,
  entry: string,
  old: ReadonlyMap<string, string>,
  migrated: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  for (let run = 0; run < runs; run += 1) {
    const world = seed * 1000 + run;
    const [was, is] = [await execute(old, entry, unit, world), await execute(migrated, entry, unit, world)];
    const [expected, actual] = [[...was.trace, was.outcome].join('\n'), [...is.trace, is.outcome].join('\n')];
    if (expected !== actual) return `before:\n${expected}\nafter:\n${actual}`;
  }
  return undefined;
}

const linted = /\.(?:kinds|values|decision|results|orchestrator|attempt|borrowed)\.ts$/;

async function findings(
  index: number,
  texts: ReadonlyMap<string, string>,
  lint: Lint | undefined,
): Promise<readonly Defect[]> {
  if (lint === undefined) return [];
  const files = [...texts]
    .filter(([file]) => file.startsWith(`p${index}/`) && linted.test(file))
    .map(([file, text]) => ({ path: file, text }));
  return (await lint(files)).map((detail): Defect => ({ kind: 'lint', unit: '', detail }));
}
