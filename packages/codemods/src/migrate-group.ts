import path from 'node:path';
import type { ts } from 'ts-morph';
import { normaliseUnit, reshapeUnit } from './analyse.ts';
import { type NewFile } from './emit/files.ts';
import { editService } from './emit/service-edit.ts';
import { extensionOf } from './emit/specifiers.ts';
import { unhideVariables } from './normalise/unhide.ts';
import { outcomeOf, type FileOutcome } from './file-outcome.ts';
import type { Candidate } from './scan/scan-files.ts';
import { dropUnproven } from './prove/drop-unproven.ts';
import { proveUnits, type Proven, type VerifyOptions } from './prove/prove-units.ts';
import type { SourceModel } from './ports/source-model.ts';
import type { TypeOracle } from './ports/type-oracle.ts';
import type { Refusal } from './report.ts';
import { listUnits, type Unit } from './scan/units.ts';
import type { Flow } from './stage/flow.ts';
import type { Asserted } from './stage/rendering.ts';
import { attempt, stage } from './stage-units.ts';
import { refuseBroken, subjectOf } from './subjects.ts';
import { allSteps } from './steps/registry.ts';
import { bodyAfter } from './steps/take-step.ts';
import { findMistyped, findObjected } from './verify/gates.ts';
import { dropNeedlessAssertions } from './verify/needless-assertions.ts';
import type { LintGate } from './verify/lint-gate.ts';
import { createStopwatch, type Stopwatch } from './verify/stopwatch.ts';

/** A unit with the files that would be written for it. */
export interface Staged {
  readonly index: number;
  readonly unit: Unit;
  readonly flow: Flow;
  readonly base: string;
  readonly files: readonly NewFile[];
  readonly factories: ReadonlyMap<string, string>;
  /** What the façade tells the orchestrator of its type parameters: `<Item>`. */
  readonly typeArguments: string;
  readonly exposed: ReadonlySet<string>;
}

/** One file on its way through the analysis. */
export interface Subject {
  readonly candidate: Candidate;
  readonly source: ts.SourceFile;
  readonly units: readonly Unit[];
  readonly refused: Map<number, Refusal>;
  readonly proven: Map<number, Proven>;
  staged: readonly Staged[];
  /** All units that were ever staged. */
  tried: readonly Staged[];
}

/** The gates that are not part of the analysis. */
export interface GroupOptions {
  readonly root: string;
  readonly lint?: LintGate;
  readonly verify?: VerifyOptions;
  readonly valueObjects?: boolean;
  readonly hasTypes?: boolean;
  /** Measures what gates and proofs take. */
  readonly watch?: Stopwatch;
}

/** Migrates what can be migrated of the files of one program; a unit that fails a gate is dropped alone. */
export async function migrateGroup(
  model: SourceModel,
  candidates: readonly Candidate[],
  { root, lint, verify, valueObjects = false, hasTypes = true, watch = createStopwatch() }: GroupOptions,
): Promise<readonly FileOutcome[]> {
  const hasValueObjects = valueObjects;
  const subjects = candidates.map((candidate) => subjectOf(candidate, model));
  for (const subject of subjects) refuseBroken(subject, model);
  const overlay = passes.reduce((last, pass) => rewrite(subjects, last, pass), model);
  const taken = new Set<string>();
  for (const subject of subjects) {
    const only = subject.candidate.fat;
    if (overlay.find(subject.candidate.file) === undefined) continue;
    subject.staged = stage({ subject, overlay, model, taken, only, asserted: 'nothing', hasValueObjects });
    subject.tried = subject.staged;
  }
  const gates = { lint, hasTypes, watch };
  let failed = await settle(model, subjects, gates);
  // Ids that are not known to be value objects everywhere stay plain.
  const levels: readonly Asserted[] = [
    ...(hasValueObjects ? (['nothing'] as const) : []),
    'members',
    'variables',
    'words',
  ];
  for (const asserted of levels) failed = await retry({ model, overlay, taken, failed, gates, asserted });
  if (verify !== undefined) {
    const textOf = (subject: Subject): string => serviceText(subject, model);
    const proven = await watch.time(() => proveUnits({ root, model, subjects, serviceText: textOf }));
    await settle(model, dropUnproven(subjects, proven), gates);
  }
  const passed = { isLinted: lint !== undefined, hasTypes, verify };
  return subjects.map((subject) => outcomeOf(subject, () => serviceText(subject, model), passed));
}

/** What writes bodies of units anew before they are staged: names of their own, each step, in its order, then what staging asks for. */
const passes: readonly (typeof normaliseUnit)[] = [
  unhideVariables,
  ...allSteps.map((step) => (unit: Unit, oracle: TypeOracle) => bodyAfter(step, unit, oracle)),
  reshapeUnit,
  normaliseUnit,
];

interface Checks {
  readonly lint: LintGate | undefined;
  readonly hasTypes: boolean;
  readonly watch: Stopwatch;
}

/** What was dropped because of its types. */
type Dropped = ReadonlyMap<Subject, ReadonlySet<number>>;

/** Drops failing units until all gates are passed; returns what was dropped because of its types. */
async function settle(model: SourceModel, subjects: readonly Subject[], gates: Checks): Promise<Dropped> {
  const dropped = new Map<Subject, Set<number>>();
  const textOf = (subject: Subject): string => serviceText(subject, model);
  const asked = { model, lint: gates.lint, hasTypes: gates.hasTypes, serviceText: textOf };
  let changed = subjects.filter(({ staged }) => staged.length > 0);
  // Every unit is looked at by every gate, also one that was never dropped itself while others were.
  let unheard: readonly Subject[] = changed;
  while (unheard.length > 0) {
    const [typed, rest] = [changed, unheard];
    await gates.watch.time(async () => {
      const mistyped = findMistyped({ ...asked, subjects: typed });
      const failed = mistyped.size > 0 ? mistyped : await findObjected({ ...asked, subjects: rest });
      changed = [...failed].flatMap(([subject, refusals]) => drop(subject, refusals, dropped));
      if (failed !== mistyped) unheard = changed;
    });
  }
  return dropped;
}

/** Drops the refused units of a file; the file again when some are left. */
function drop(
  subject: Subject,
  refusals: ReadonlyMap<number, Refusal>,
  dropped: Map<Subject, Set<number>>,
): readonly Subject[] {
  const untyped = dropped.get(subject) ?? new Set();
  for (const [index, refusal] of refusals) {
    subject.refused.set(index, refusal);
    if (refusal.code === 'would-not-typecheck') untyped.add(index);
  }
  dropped.set(subject, untyped);
  subject.staged = subject.staged.filter(({ index }) => !refusals.has(index));
  return subject.staged.length > 0 ? [subject] : [];
}

interface Retry {
  readonly model: SourceModel;
  readonly overlay: SourceModel;
  readonly taken: Set<string>;
  readonly failed: Dropped;
  readonly gates: Checks;
  readonly asserted: Asserted;
}

/** Another try for units that failed their types, e.g. so that members that were narrowed before a cut say so with `!`. */
async function retry({ model, overlay, taken, failed, gates, asserted }: Retry): Promise<Dropped> {
  const worthwhile: Subject[] = [];
  const retried: Staged[] = [];
  for (const [subject, only] of failed) {
    if (only.size === 0) continue;
    const kept = new Map([...subject.refused].filter(([index]) => only.has(index)));
    for (const index of only) subject.refused.delete(index);
    for (const { index, base } of subject.tried)
      if (only.has(index)) taken.delete(path.join(path.dirname(subject.candidate.file), base));
    const again = stage({ subject, overlay, model, taken, only, asserted, hasValueObjects: false });
    subject.tried = [...subject.tried, ...again];
    for (const [index, refusal] of kept) {
      if (!again.some((one) => one.index === index)) subject.refused.set(index, refusal);
    }
    if (again.length > 0) worthwhile.push(subject);
    retried.push(...again);
    subject.staged = [...subject.staged, ...again].sort((a, b) => a.index - b.index);
  }
  dropNeedlessAssertions({
    model,
    subjects: worthwhile,
    retried,
    serviceText: (subject) => serviceText(subject, model),
  });
  return await settle(model, worthwhile, gates);
}

/** A model in which the bodies of units are written anew; the same one when nothing had to be. */
function rewrite(subjects: readonly Subject[], model: SourceModel, pass: typeof normaliseUnit): SourceModel {
  const texts = new Map<string, string>();
  for (const subject of subjects) {
    const source = model.find(subject.candidate.file);
    if (source === undefined) continue;
    const text = rewriteBodies(subject, source, (unit) => pass(unit, model.oracle));
    if (text !== source.text) texts.set(subject.candidate.file, text);
  }
  return texts.size === 0 ? model : model.overlay(texts);
}

function rewriteBodies(
  { candidate, refused, units: originals }: Subject,
  source: ts.SourceFile,
  pass: (unit: Unit) => string | undefined,
): string {
  const units = listUnits(source);
  const bodies: { readonly start: number; readonly end: number; readonly body: string }[] = [];
  for (const index of candidate.fat) {
    const [unit, original] = [units[index], originals[index]];
    if (unit === undefined || original === undefined || refused.has(index)) continue;
    const body = attempt(index, refused, original, () => pass(unit));
    if (body !== undefined) bodies.push({ start: unit.body.getStart(), end: unit.body.end, body });
  }
  return bodies
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, body }) => text.slice(0, start) + body + text.slice(end), source.text);
}

function serviceText({ source, staged }: Subject, model: SourceModel): string {
  const exposed = new Set(staged.flatMap((one) => [...one.exposed]));
  return editService(source, staged, exposed, extensionOf(source, model.options));
}
