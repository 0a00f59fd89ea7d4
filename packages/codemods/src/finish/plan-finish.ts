import type { ChangeRequest } from '@tacet/changes';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { loadSourceModel } from '../adapter/ts-source-model.ts';
import { readFileScope } from '../analysis/file-scope.ts';
import type { SourceModel } from '../ports/source-model.ts';
import { isFacade, listUnits } from '../scan/units.ts';
import { smallestEdit } from '../emit/smallest-edit.ts';
import { editFiles } from './edit-files.ts';
import { settleFinish } from './finish-gates.ts';
import { finishUnit, type Finishing } from './finish-unit.ts';
import { summariseFinish, type FinishReport } from './report.ts';

/** Whose façades are to go. */
export interface FinishOptions {
  /** Absolute; paths in the report are relative to it. */
  readonly root: string;
  /** The service files, absolute or relative to the root. */
  readonly files: readonly string[];
  /** `Class.method` or a function's name; all when left out. */
  readonly methods?: readonly string[];
  readonly tsconfig?: string;
  /** Files that may call façades although no tsconfig names them, e.g. tests; absolute. */
  readonly callers?: readonly string[];
}

/** The report, and the changes that would make it true. */
export interface PlannedFinish {
  readonly report: FinishReport;
  readonly requests: readonly ChangeRequest[];
}

/** Decides how the callers of façades consume results instead, and which façades can go; writes nothing. */
export function planFinish(options: FinishOptions): PlannedFinish {
  const finishings: Finishing[] = [];
  const requests: ChangeRequest[] = [];
  for (const { tsconfig, files } of groupByProgram(options)) {
    const model = loadSourceModel(tsconfig, [...files, ...callersOf(files, options)]);
    const taken = new Set<ts.Statement>();
    const asked = files.flatMap((file) => facadesOf(file, model, options, taken));
    const settled = settleFinish(model, asked);
    finishings.push(...settled);
    requests.push(...requestsOf(options.root, editFiles(model, settled)));
  }
  const reports = finishings.map(({ report }) => report);
  return { report: summariseFinish(options.root, reports), requests };
}

function groupByProgram({
  root,
  files,
  tsconfig,
}: FinishOptions): readonly { tsconfig: string | undefined; files: string[] }[] {
  const groups = new Map<string, { tsconfig: string | undefined; files: string[] }>();
  for (const file of new Set(files.map((given) => path.resolve(root, given)))) {
    if (!existsSync(file) || !readFileSync(file, 'utf8').includes('Orchestrator')) continue;
    const found = tsconfig ?? ts.findConfigFile(path.dirname(file), (name) => existsSync(name));
    const group = groups.get(found ?? '') ?? { tsconfig: found, files: [] };
    group.files.push(file);
    groups.set(found ?? '', group);
  }
  return [...groups.values()];
}

/** The files that mention a method of the services: none of the others can call a façade. */
function callersOf(files: readonly string[], { callers = [] }: FinishOptions): readonly string[] {
  const methods = files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    return listUnits(source).map(({ method }) => method);
  });
  if (methods.length === 0) return [];
  const mention = new RegExp(`\\b(?:${methods.join('|')})\\b`);
  return callers.filter((file) => mention.test(readFileSync(file, 'utf8')));
}

function facadesOf(
  file: string,
  model: SourceModel,
  { root, methods }: FinishOptions,
  taken: Set<ts.Statement>,
): readonly Finishing[] {
  const source = model.find(file);
  if (source === undefined) return [];
  const scope = readFileScope(source);
  const specifierOf = (name: string): string | undefined => {
    const entry = scope.get(name);
    return entry?.kind === 'import' ? entry.specifier : undefined;
  };
  return listUnits(source)
    .filter((unit) => isFacade(unit, specifierOf) && !isAccessor(unit.body))
    .filter(({ name }) => methods === undefined || methods.includes(name))
    .map((unit) => finishUnit(unit, model, root, taken));
}

/** What an earlier run has left of the façade of a function. */
function isAccessor({ statements }: ts.Block): boolean {
  const [only, ...others] = statements;
  if (only === undefined || others.length > 0 || !ts.isReturnStatement(only)) return false;
  return only.expression !== undefined && ts.isNewExpression(only.expression);
}

function requestsOf(root: string, texts: ReadonlyMap<string, string>): readonly ChangeRequest[] {
  return [...texts].map(([file, text]) =>
    smallestEdit(path.relative(root, file).split(path.sep).join('/'), readFileSync(file), text),
  );
}
