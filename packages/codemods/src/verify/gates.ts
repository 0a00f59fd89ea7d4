import path from 'node:path';
import { ts } from 'ts-morph';
import type { NewFile } from '../emit/files.ts';
import type { Staged, Subject } from '../migrate-group.ts';
import type { SourceModel, TypeProblem } from '../ports/source-model.ts';
import type { Refusal, RefusalCode } from '../report.ts';
import { isFacade, listUnits, type Unit } from '../scan/units.ts';
import { canonicalType } from './type-text.ts';
import type { LintGate } from './lint-gate.ts';

interface Gates {
  readonly model: SourceModel;
  readonly subjects: readonly Subject[];
  readonly lint: LintGate | undefined;
  /** Whether the types of packages are known; without them only that counts which is wrong whatever they are. */
  readonly hasTypes: boolean;
  readonly serviceText: (subject: Subject) => string;
}

type Failed = Map<Subject, Map<number, Refusal>>;

const defect = 'This is a defect of the migration: please report it.';

/** The units that must not be written because of their types, or because a second run would change them. */
export function findMistyped({ model, subjects, hasTypes, serviceText }: Gates): Failed {
  const failed: Failed = new Map();
  const active = subjects.filter(({ staged }) => staged.length > 0);
  if (active.length === 0) return failed;
  const after = model.overlay(textsOf(active, serviceText));
  for (const subject of active) {
    const fail = failIn(subject, failed);
    checkTypes(subject, model, after, hasTypes, fail);
    for (const one of subject.staged) checkUnit(subject, one, model, after, hasTypes, fail);
  }
  return failed;
}

/** Those of well-typed units that must not be written because of the project's own compiler, or because of the rules. */
export async function findObjected({ model, subjects, lint, hasTypes, serviceText }: Gates): Promise<Failed> {
  const failed: Failed = new Map();
  const active = subjects.filter(({ staged }) => staged.length > 0);
  if (hasTypes) checkWithOwnCompiler(active, model, textsOf(active, serviceText), (subject) => failIn(subject, failed));
  if (lint === undefined || failed.size > 0) return failed;
  for (const subject of active) {
    for (const one of subject.staged) {
      const [finding] = await lint(one.files.map((file) => ({ path: pathOf(subject, file), text: file.text })));
      if (finding === undefined) continue;
      failIn(subject, failed)(one, 'lint-findings', `${path.basename(finding.path)}: ${finding.message}`, defect);
    }
  }
  return failed;
}

/** What the files of subjects would hold. */
export function textsOf(
  subjects: readonly Subject[],
  serviceText: (subject: Subject) => string,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const subject of subjects) {
    texts.set(subject.candidate.file, serviceText(subject));
    for (const { files } of subject.staged) for (const file of files) texts.set(pathOf(subject, file), file.text);
  }
  return texts;
}

/** A module, or the types of one, that the service does not find either. */
const moduleProblems: ReadonlySet<number> = new Set([2307, 2792, 7016]);

/** Where a file lies, which matters when it is emitted: a referenced project's sources lie elsewhere. */
const layoutProblems: ReadonlySet<number> = new Set([6059, 6307]);

/** Names that nothing declares, or that are declared twice; variables that are read before they have a value. */
const certainProblems: ReadonlySet<number> = new Set([2300, 2304, 2451, 2454, 2552, 2663, 18004]);

type Fail = (one: Staged, code: RefusalCode, reason: string, hint: string) => void;

function failIn(subject: Subject, failed: Failed): Fail {
  return (one, code, reason, hint) => {
    const known = failed.get(subject) ?? new Map<number, Refusal>();
    const { line, character } = subject.source.getLineAndCharacterOfPosition(one.unit.node.getStart());
    if (!known.has(one.index)) known.set(one.index, { code, line: line + 1, column: character + 1, reason, hint });
    failed.set(subject, known);
  };
}

/** No file may have a type error that it, or its original, did not have before. */
function checkTypes(subject: Subject, model: SourceModel, after: SourceModel, hasTypes: boolean, fail: Fail): void {
  const { file } = subject.candidate;
  const migrated = after.find(file);
  const units = migrated === undefined ? [] : listUnits(migrated);
  const counts = ({ code, isSyntax }: TypeProblem): boolean => hasTypes || isSyntax || certainProblems.has(code);
  const problems = after.problems(filesOf(subject)).filter(counts);
  const before = problems.length === 0 ? [] : model.problems([file]);
  const known = new Set(before.map(problemKey));
  const isNew = (problem: TypeProblem): boolean => hasTypes || !known.has(problemKey(problem));
  failNew(subject, units, { before, after: problems.filter(isNew) }, fail);
}

/** The project's own compiler has the last word: one of another version may not see what ours sees. */
function checkWithOwnCompiler(
  subjects: readonly Subject[],
  model: SourceModel,
  texts: ReadonlyMap<string, string>,
  failOf: (subject: Subject) => Fail,
): void {
  const problems = model.own?.problems(texts, subjects.flatMap(filesOf)) ?? [];
  if (problems.length === 0) return;
  const before = model.own?.problems(
    new Map(),
    subjects.map(({ candidate }) => candidate.file),
  );
  for (const subject of subjects) {
    const files = new Set(filesOf(subject));
    const { file } = subject.candidate;
    const isOwn = (problem: TypeProblem): boolean => files.has(problem.file);
    const migrated = ts.createSourceFile(file, texts.get(file) ?? '', ts.ScriptTarget.Latest, true);
    const found = { before: (before ?? []).filter(isOwn), after: problems.filter(isOwn) };
    failNew(subject, listUnits(migrated), found, failOf(subject));
  }
}

function failNew(
  subject: Subject,
  units: readonly Unit[],
  { before, after }: { readonly before: readonly TypeProblem[]; readonly after: readonly TypeProblem[] },
  fail: Fail,
): void {
  const { candidate, staged } = subject;
  const baseline = new Set(before.map(problemKey));
  for (const problem of after) {
    if (layoutProblems.has(problem.code)) continue;
    const isKnown = baseline.has(problemKey(problem));
    if (isKnown && (problem.file === candidate.file || moduleProblems.has(problem.code))) continue;
    const owner = staged.find((one) => owns(subject, one, problem, units[one.index])) ?? staged[0];
    if (owner === undefined) continue;
    fail(owner, 'would-not-typecheck', `${path.basename(problem.file)}: ${problem.message}`, defect);
  }
}

function filesOf(subject: Subject): readonly string[] {
  const { candidate, staged } = subject;
  return [candidate.file, ...staged.flatMap((one) => one.files.map((file) => pathOf(subject, file)))];
}

/** The method keeps its type, and a second run sees that it is migrated. */
function checkUnit(
  subject: Subject,
  one: Staged,
  model: SourceModel,
  after: SourceModel,
  hasTypes: boolean,
  fail: Fail,
): void {
  const migrated = after.find(subject.candidate.file);
  const unit = migrated === undefined ? undefined : listUnits(migrated)[one.index];
  if (unit === undefined) return;
  const [before, now] = [typeOf(model, one.unit), withoutIdTypes(typeOf(after, unit), one.files)];
  if (hasTypes && canonicalType(before) !== canonicalType(now)) {
    const reason = `The type of the method would change from ${before} to ${now}.`;
    fail(one, 'would-not-typecheck', reason, 'Annotate its return type.');
  }
  const { orchestrator } = one.flow.names;
  if (!isFacade(unit, (name) => (name === orchestrator ? './x.orchestrator' : undefined))) {
    fail(one, 'would-not-repeat', 'A second run would not see that the method is migrated.', defect);
  }
}

function owns(subject: Subject, { files }: Staged, problem: TypeProblem, unit: Unit | undefined): boolean {
  if (files.some((file) => pathOf(subject, file) === problem.file)) return true;
  const isInService = unit !== undefined && problem.file === subject.candidate.file;
  return isInService && unit.node.pos <= problem.start && problem.start <= unit.node.end;
}

/** Where a new file will lie. */
export function pathOf({ candidate }: Subject, { name }: NewFile): string {
  return path.join(path.dirname(candidate.file), name);
}

function typeOf(model: SourceModel, unit: Unit): string {
  const name = nameOf(unit.node);
  return name === undefined ? '' : model.oracle.print(model.oracle.typeAt(name), unit.node);
}

/** The name that a unit has outside: its own, or that of the variable or method that it is the value of. */
function nameOf(node: ts.Node): ts.Node | undefined {
  if (ts.isSourceFile(node)) return undefined;
  const isNamed =
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node);
  return isNamed ? node.name : nameOf(node.parent);
}

/** The type in which the names of ids are what they stand for. */
function withoutIdTypes(type: string, files: readonly NewFile[]): string {
  const values = files.find(({ name }) => name.endsWith('.values.ts'))?.text ?? '';
  return [...values.matchAll(/^export type (\w+) = (\w+);$/gm)].reduce(
    (text, [, name = '', primitive = '']) =>
      text.replace(new RegExp(`\\b(?:import\\(["'][^"']*["']\\)\\.)?${name}\\b(?!:)`, 'g'), primitive),
    type,
  );
}

/** What tells problems apart; a name that is not found is the same problem with and without a guess at what was meant. */
function problemKey({ code, message }: TypeProblem): string {
  const [missing] = /^Cannot find name '[^']+'/.exec(message) ?? [];
  return missing ?? `${code} ${message}`;
}
