import path from 'node:path';
import { ts } from 'ts-morph';
import type { Staged } from './migrate-group.ts';
import type { Refusal, Tier, UnitReport } from './report.ts';
import { isChoice, type Unit } from './scan/units.ts';
import type { Flow } from './stage/flow.ts';

/** The line of the report for a fat unit. */
export function reportOf(
  file: string,
  unit: Unit,
  staged: Staged | undefined,
  refusal: Refusal | undefined,
  isLinted: boolean,
): UnitReport {
  const source = unit.node.getSourceFile();
  return {
    file,
    method: unit.name,
    line: source.getLineAndCharacterOfPosition(unit.node.getStart()).line + 1,
    tier: staged === undefined ? undefined : tierOf(staged.flow),
    status: staged === undefined ? 'refused' : 'migratable',
    refusals: staged !== undefined || refusal === undefined ? [] : [refusal],
    decisions: staged?.flow.decisions.length ?? 0,
    branchesMoved: staged === undefined ? 0 : countChoices(unit),
    newFiles: staged?.files.map(({ name }) => path.posix.join(path.posix.dirname(file), name)) ?? [],
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
