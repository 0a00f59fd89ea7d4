import path from 'node:path';
import type { SourceModel, TypeProblem } from '../ports/source-model.ts';
import type { Refusal } from '../report.ts';
import { editFiles } from './edit-files.ts';
import type { Finishing } from './finish-unit.ts';

/** Drops façades until the whole program has no type error that it did not have before. */
export function settleFinish(model: SourceModel, asked: readonly Finishing[]): readonly Finishing[] {
  const files = model.sources().map(({ fileName }) => fileName);
  const baseline = new Set(model.problems(files).map(keyOf));
  const refused = new Map<Finishing, Refusal>();
  for (;;) {
    const active = asked.filter((finishing) => !refused.has(finishing));
    const texts = editFiles(model, active);
    if (texts.size === 0) break;
    const fresh = model
      .overlay(texts)
      .problems(files)
      .filter((problem) => !baseline.has(keyOf(problem)));
    const [first] = fresh;
    if (first === undefined) break;
    const touching = active.filter((finishing) => finishing.moves.length > 0 && touches(finishing, fresh));
    const dropped = touching.length > 0 ? touching : active;
    for (const finishing of dropped) refused.set(finishing, refusalOf(finishing, first));
  }
  return asked.map((finishing) => {
    const refusal = refused.get(finishing);
    return refusal === undefined ? finishing : dropped(finishing, refusal);
  });
}

function touches({ unit, moves }: Finishing, problems: readonly TypeProblem[]): boolean {
  const files = new Set([
    unit.node.getSourceFile().fileName,
    ...moves.map(({ site }) => site.call.getSourceFile().fileName),
  ]);
  return problems.some(({ file }) => files.has(file));
}

function refusalOf({ unit }: Finishing, problem: TypeProblem): Refusal {
  const source = unit.node.getSourceFile();
  const { line, character } = source.getLineAndCharacterOfPosition(unit.node.getStart());
  return {
    code: 'would-not-typecheck',
    line: line + 1,
    column: character + 1,
    reason: `${path.basename(problem.file)}: ${problem.message}`,
    hint: 'Something relies on the type of the façade: move its callers by hand.',
  };
}

function dropped(finishing: Finishing, refusal: Refusal): Finishing {
  const { report } = finishing;
  const callSites = report.callSites.map((site) => ({
    ...site,
    status: 'refused' as const,
    refusal: site.refusal ?? refusal,
  }));
  return {
    ...finishing,
    moves: [],
    report: { ...report, status: 'refused', refusals: [{ ...refusal, file: report.file }], callSites },
  };
}

function keyOf({ file, code, message }: TypeProblem): string {
  return `${file} ${code} ${message}`;
}
