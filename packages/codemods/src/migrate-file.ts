import { existsSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { normaliseUnit, stageUnit } from './analyse.ts';
import { readFileScope } from './analysis/file-scope.ts';
import { RefusalSignal } from './analysis/refuse.ts';
import { baseNameOf, writeFiles, type NewFile } from './emit/files.ts';
import { formatSource } from './emit/format.ts';
import { editService } from './emit/service-edit.ts';
import type { Surroundings } from './emit/imports.ts';
import type { Candidate, LintGate } from './plan-migration.ts';
import type { SourceModel, TypeProblem } from './ports/source-model.ts';
import type { Refusal, Tier, UnitReport } from './report.ts';
import { isChoice, isFacade, listUnits, type Unit } from './scan/units.ts';
import type { Flow } from './stage/flow.ts';

/** What migrating one file comes to. */
export interface FileOutcome {
  readonly units: readonly UnitReport[];
  readonly edit: { readonly file: string; readonly text: string } | undefined;
  readonly newFiles: readonly { readonly file: string; readonly text: string }[];
}

interface Input {
  readonly model: SourceModel;
  readonly candidate: Candidate;
  readonly lint: LintGate | undefined;
}

interface Staged {
  readonly index: number;
  readonly unit: Unit;
  readonly flow: Flow;
  readonly base: string;
  readonly files: readonly NewFile[];
  readonly exposed: ReadonlySet<string>;
}

/** Migrates what can be migrated of one file; a unit that fails a gate is dropped alone. */
export async function migrateFile({ model, candidate, lint }: Input): Promise<FileOutcome> {
  const source = model.find(candidate.file);
  if (source === undefined) throw new Error(`${candidate.path} is not part of its program`);
  const refused = new Map<number, Refusal>();
  const units = listUnits(source);
  const normalised = normalise(source, units, candidate, model, refused);
  const overlay = normalised === source.text ? model : model.overlay(new Map([[candidate.file, normalised]]));
  let staged = stage(overlay, source, units, candidate, model, refused);
  const baseline = new Set(model.problems([candidate.file]).map(problemKey));

  for (let isSettled = false; !isSettled && staged.length > 0;) {
    const service = serviceText(source, staged, candidate, model);
    const failed = await findFailed({ model, candidate, source, service, staged, baseline, lint });
    for (const [index, refusal] of failed) refused.set(index, refusal);
    staged = staged.filter(({ index }) => !failed.has(index));
    isSettled = failed.size === 0;
  }

  const folder = path.dirname(candidate.file);
  return {
    units: [...candidate.fat]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const unit = units[index];
        return unit === undefined
          ? []
          : [
              reportOf(
                candidate,
                unit,
                staged.find((one) => one.index === index),
                refused.get(index),
                lint !== undefined,
              ),
            ];
      }),
    edit:
      staged.length === 0 ? undefined : { file: candidate.file, text: serviceText(source, staged, candidate, model) },
    newFiles: staged.flatMap(({ files }) => files.map(({ name, text }) => ({ file: path.join(folder, name), text }))),
  };
}

function normalise(
  source: ts.SourceFile,
  units: readonly Unit[],
  candidate: Candidate,
  model: SourceModel,
  refused: Map<number, Refusal>,
): string {
  let text = source.text;
  const bodies: { readonly start: number; readonly end: number; readonly body: string }[] = [];
  for (const index of candidate.fat) {
    const unit = units[index];
    const body = unit === undefined ? undefined : attempt(index, refused, () => normaliseUnit(unit, model.oracle));
    if (unit !== undefined && body !== undefined)
      bodies.push({ start: unit.body.getStart(), end: unit.body.end, body });
  }
  for (const { start, end, body } of bodies.sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + body + text.slice(end);
  return text;
}

/** Runs one unit's analysis; a refusal is remembered. */
function attempt<Value>(index: number, refused: Map<number, Refusal>, run: () => Value): Value | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RefusalSignal)) throw error;
    refused.set(index, error.refusal);
    return undefined;
  }
}

function stage(
  overlay: SourceModel,
  source: ts.SourceFile,
  units: readonly Unit[],
  candidate: Candidate,
  model: SourceModel,
  refused: Map<number, Refusal>,
): readonly Staged[] {
  const normal = overlay.find(candidate.file);
  if (normal === undefined) throw new Error(`${candidate.path} left its program`);
  const normalUnits = listUnits(normal);
  const folder = path.dirname(candidate.file);
  const taken = new Set<string>();
  const staged: Staged[] = [];
  for (const index of candidate.fat) {
    const [unit, original] = [normalUnits[index], units[index]];
    if (unit === undefined || original === undefined || refused.has(index)) continue;
    const one = attempt(index, refused, () => {
      const flow = stageUnit(unit, normal, overlay.oracle);
      const base = freeBase(folder, baseNameOf(unit.method, unit.owner?.name?.text), taken);
      const around = surroundingsOf(source, folder, base, candidate, model, original);
      const files = writeFiles(flow, around).map(({ name, text }) => ({ name, text: formatSource(name, text) }));
      return { index, unit: original, flow, base, files, exposed: around.exposed };
    });
    if (one !== undefined) staged.push(one);
  }
  return staged;
}

function freeBase(folder: string, wanted: string, taken: Set<string>): string {
  let base = wanted;
  for (let count = 2; taken.has(base) || existsSync(path.join(folder, `${base}.orchestrator.ts`)); count += 1)
    base = `${wanted}-${count}`;
  taken.add(base);
  return base;
}

function surroundingsOf(
  source: ts.SourceFile,
  folder: string,
  base: string,
  candidate: Candidate,
  model: SourceModel,
  unit: Unit,
): Surroundings {
  return {
    folder,
    base,
    serviceFile: path.basename(candidate.file).replace(/\.[cm]?tsx?$/, ''),
    fileScope: readFileScope(source),
    extension: extensionOf(source, model.options),
    exposed: new Set(),
    borrowed: new Map(),
    fail: (name) => {
      const { line, character } = source.getLineAndCharacterOfPosition(unit.node.getStart());
      throw new RefusalSignal({
        code: 'local-declaration',
        line: line + 1,
        column: character + 1,
        reason: `\`${name}\` is declared in the same file and not exported.`,
        hint: `Export \`${name}\`, or move it to a file of its own.`,
      });
    },
  };
}

/** How the project writes relative imports: with `.js`, with `.ts`, or without a suffix. */
function extensionOf(source: ts.SourceFile, options: ts.CompilerOptions): string {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    if (text.startsWith('.')) return /\.[jt]s$/.exec(text)?.[0] ?? '';
  }
  const isNode =
    options.moduleResolution === ts.ModuleResolutionKind.Node16 ||
    options.moduleResolution === ts.ModuleResolutionKind.NodeNext;
  return isNode && source.impliedNodeFormat === ts.ModuleKind.ESNext ? '.js' : '';
}

function serviceText(
  source: ts.SourceFile,
  staged: readonly Staged[],
  candidate: Candidate,
  model: SourceModel,
): string {
  const exposed = new Set(staged.flatMap((one) => [...one.exposed]));
  return editService(source, staged, exposed, extensionOf(source, model.options));
}

interface Gate {
  readonly model: SourceModel;
  readonly candidate: Candidate;
  readonly source: ts.SourceFile;
  readonly service: string;
  readonly staged: readonly Staged[];
  readonly baseline: ReadonlySet<string>;
  readonly lint: LintGate | undefined;
}

/** The units that must not be written, each with its reason. */
async function findFailed({
  model,
  candidate,
  source,
  service,
  staged,
  baseline,
  lint,
}: Gate): Promise<ReadonlyMap<number, Refusal>> {
  const failed = new Map<number, Refusal>();
  const folder = path.dirname(candidate.file);
  const texts = new Map([[candidate.file, service]]);
  for (const { files } of staged) for (const { name, text } of files) texts.set(path.join(folder, name), text);
  const after = model.overlay(texts);
  const migrated = after.find(candidate.file);
  const migratedUnits = migrated === undefined ? [] : listUnits(migrated);
  const fail = (one: Staged, code: Refusal['code'], reason: string, hint: string): void => {
    const { line, character } = source.getLineAndCharacterOfPosition(one.unit.node.getStart());
    failed.set(one.index, { code, line: line + 1, column: character + 1, reason, hint });
  };
  for (const problem of after.problems([...texts.keys()])) {
    if (problem.file === candidate.file && baseline.has(problemKey(problem))) continue;
    const owner = staged.find((one) => owns(one, problem, folder, migratedUnits)) ?? staged[0];
    if (owner !== undefined && !failed.has(owner.index)) {
      fail(
        owner,
        'would-not-typecheck',
        `${path.basename(problem.file)}: ${problem.message}`,
        'This is a defect of the migration: please report it.',
      );
    }
  }
  for (const one of staged) {
    const unit = migratedUnits[one.index];
    if (failed.has(one.index) || unit === undefined) continue;
    const [before, now] = [typeOf(model, one.unit), withoutIdTypes(typeOf(after, unit), one.files)];
    if (before !== now)
      fail(
        one,
        'would-not-typecheck',
        `The type of the method would change from ${before} to ${now}.`,
        'Annotate its return type.',
      );
    const isRecognised = isFacade(unit, (name) =>
      name === one.flow.names.orchestrator ? './x.orchestrator' : undefined,
    );
    if (!isRecognised)
      fail(
        one,
        'would-not-repeat',
        'A second run would not see that the method is migrated.',
        'This is a defect of the migration: please report it.',
      );
  }
  if (lint === undefined || failed.size > 0) return failed;
  for (const one of staged) {
    const findings = await lint(one.files.map(({ name, text }) => ({ path: path.join(folder, name), text })));
    const [first] = findings;
    if (first !== undefined)
      fail(
        one,
        'lint-findings',
        `${path.basename(first.path)}: ${first.message}`,
        'This is a defect of the migration: please report it.',
      );
  }
  return failed;
}

function owns({ index, files }: Staged, problem: TypeProblem, folder: string, units: readonly Unit[]): boolean {
  if (files.some(({ name }) => path.join(folder, name) === problem.file)) return true;
  const unit = units[index];
  return unit !== undefined && unit.node.pos <= problem.start && problem.start <= unit.node.end;
}

function typeOf(model: SourceModel, unit: Unit): string {
  const { name } = unit.node;
  return name === undefined ? '' : model.oracle.print(model.oracle.typeAt(name), unit.node);
}

/** The type in which the names of ids are what they stand for. */
function withoutIdTypes(type: string, files: readonly NewFile[]): string {
  const values = files.find(({ name }) => name.endsWith('.values.ts'))?.text ?? '';
  return [...values.matchAll(/^export type (\w+) = (\w+);$/gm)].reduce(
    (text, [, name = '', primitive = '']) => text.replace(new RegExp(`\\b${name}\\b(?!:)`, 'g'), primitive),
    type,
  );
}

function problemKey({ code, message }: TypeProblem): string {
  return `${code} ${message}`;
}

function reportOf(
  candidate: Candidate,
  unit: Unit,
  staged: Staged | undefined,
  refusal: Refusal | undefined,
  isLinted: boolean,
): UnitReport {
  const source = unit.node.getSourceFile();
  return {
    file: candidate.path,
    method: unit.name,
    line: source.getLineAndCharacterOfPosition(unit.node.getStart()).line + 1,
    tier: staged === undefined ? undefined : tierOf(staged.flow),
    status: staged === undefined ? 'refused' : 'migratable',
    refusals: refusal === undefined ? [] : [refusal],
    decisions: staged?.flow.decisions.length ?? 0,
    branchesMoved: staged === undefined ? 0 : countChoices(unit),
    newFiles: staged?.files.map(({ name }) => path.posix.join(path.posix.dirname(candidate.path), name)) ?? [],
    verification: staged === undefined ? 'none' : isLinted ? 'types-and-lint' : 'types',
  };
}

function tierOf({ attempts, steps }: Flow): Tier {
  if (attempts !== undefined) return 'T2';
  return steps.length > 1 ? 'T1' : 'T0';
}

function countChoices(unit: Unit): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (isChoice(node)) count += 1;
    ts.forEachChild(node, visit);
  };
  visit(unit.body);
  return count;
}
