import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ts } from 'ts-morph';
import { stageUnit } from './analyse.ts';
import { readFileScope } from './analysis/file-scope.ts';
import { RefusalSignal } from './analysis/refuse.ts';
import { baseNameOf } from './emit/base-name.ts';
import { writeFiles } from './emit/files.ts';
import { formatSource } from './emit/format.ts';
import { typeParametersOf } from './emit/generics.ts';
import type { Surroundings } from './emit/imports.ts';
import { createForeignNames } from './emit/foreign-names.ts';
import { extensionOf } from './emit/specifiers.ts';
import { typeSyntaxOf } from './emit/type-syntax.ts';
import type { Staged, Subject } from './migrate-group.ts';
import type { Candidate } from './scan/scan-files.ts';
import { atOriginal } from './original-place.ts';
import type { SourceModel } from './ports/source-model.ts';
import type { Refusal } from './report.ts';
import { listUnits, type Unit } from './scan/units.ts';
import type { Asserted } from './stage/rendering.ts';

/** What staging the units of a file needs. */
export interface Staging {
  readonly subject: Subject;
  readonly overlay: SourceModel;
  readonly model: SourceModel;
  readonly taken: Set<string>;
  readonly only: ReadonlySet<number>;
  readonly asserted: Asserted;
  /** Whether plain ids become value objects at the boundary. */
  readonly hasValueObjects: boolean;
}

/** Stages the asked units of a file; those that cannot be are refused. */
export function stage({ subject, overlay, model, taken, only, ...options }: Staging): readonly Staged[] {
  const { candidate, source, units, refused } = subject;
  const normal = overlay.find(candidate.file);
  if (normal === undefined) throw new Error(`${candidate.path} left its program`);
  const normalUnits = listUnits(normal);
  const folder = path.dirname(candidate.file);
  const staged: Staged[] = [];
  for (const index of [...only].sort((a, b) => a - b)) {
    const [unit, original] = [normalUnits[index], units[index]];
    if (unit === undefined || original === undefined || refused.has(index)) continue;
    const one = attempt(index, refused, original, () => {
      const earlier = [...candidate.fat].filter((other) => other < index && units[other]?.name === unit.name).length;
      const flow = stageUnit(unit, normal, overlay.oracle, {
        suffix: earlier === 0 ? '' : String(earlier + 1),
        asserted: options.asserted,
        caughtType: caughtTypeOf(model),
        nesting: model.version < 307 ? 0 : 1,
      });
      const base = freeBase(folder, baseNameOf(unit.method, unit.owner?.name?.text), taken);
      const surroundings = surroundingsOf(source, folder, base, candidate, model, original);
      const around = { ...surroundings, hasValueObjects: options.hasValueObjects };
      const { files, factories, typeArguments } = writeFiles(flow, around);
      const formatted = files.map(({ name, text }) => ({ name, text: formatSource(name, text) }));
      return { index, unit: original, flow, base, files: formatted, factories, typeArguments, exposed: around.exposed };
    });
    if (one !== undefined) staged.push(one);
  }
  return staged;
}

function caughtTypeOf({ options }: SourceModel): 'unknown' | 'any' {
  return (options.useUnknownInCatchVariables ?? options.strict ?? true) ? 'unknown' : 'any';
}

function freeBase(folder: string, wanted: string, taken: Set<string>): string {
  const isFree = (base: string): boolean =>
    !taken.has(path.join(folder, base)) && !existsSync(path.join(folder, `${base}.orchestrator.ts`));
  let base = wanted;
  for (let count = 2; !isFree(base); count += 1) base = `${wanted}-${count}`;
  taken.add(path.join(folder, base));
  return base;
}

function surroundingsOf(
  source: ts.SourceFile,
  folder: string,
  base: string,
  candidate: Candidate,
  model: SourceModel,
  unit: Unit,
): Omit<Surroundings, 'hasValueObjects'> {
  const scope = readFileScope(source);
  return {
    folder,
    base,
    serviceFile: path.basename(candidate.file).replace(/\.[cm]?tsx?$/, ''),
    fileScope: scope,
    extension: extensionOf(source, model.options),
    isErasable: model.options.erasableSyntaxOnly === true,
    exposed: new Set(),
    borrowed: new Map(),
    typeParameters: typeParametersOf(unit),
    untyped: { name: scope.has('Untyped') ? 'UntypedValue' : 'Untyped', isUsed: false },
    isKnown: (name) => model.oracle.isNamed(name, source),
    typeSyntax: typeSyntaxOf(model.version),
    findExporter: (target, name) => model.findExporter(source, target, name),
    nameForeign: createForeignNames(scope),
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

/** Runs one unit's analysis; a refusal is remembered, and so is a failure of our own: the other units go on. */
export function attempt<Value>(
  index: number,
  refused: Map<number, Refusal>,
  original: Unit,
  run: () => Value,
): Value | undefined {
  try {
    return run();
  } catch (error) {
    const isRefusal = error instanceof RefusalSignal;
    const refusal = isRefusal ? atOriginal(error.refusal, error.node, original) : failureOf(original.node, error);
    refused.set(index, refusal);
    return undefined;
  }
}

function failureOf(node: ts.Node, error: unknown): Refusal {
  const source = node.getSourceFile();
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  const reason = `The analysis broke off: ${error instanceof Error ? error.message : String(error)}.`;
  const hint = 'This is a defect of the migration: please report it.';
  return { code: 'engine-failed', line: line + 1, column: character + 1, reason, hint };
}
