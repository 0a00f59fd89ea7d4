import path from 'node:path';
import { ts } from 'ts-morph';
import { isWrittenMember } from './analysis/purity.ts';
import { someNode } from './analysis/syntax.ts';
import type { Staged } from './migrate-group.ts';
import type { Proven } from './prove/prove-units.ts';
import type { Refusal, Tier, UnitReport, Verification } from './report.ts';
import { isChoice, type Unit } from './scan/units.ts';
import type { Flow } from './stage/flow.ts';

/** What is known of a fat unit. */
export interface UnitFacts {
  readonly file: string;
  readonly unit: Unit;
  readonly staged: Staged | undefined;
  readonly refusal: Refusal | undefined;
  readonly verification: Verification;
  readonly plainIds: readonly string[];
}

/** The line of the report for a fat unit. */
export function reportOf({ file, unit, staged, refusal, verification, plainIds }: UnitFacts): UnitReport {
  const source = unit.node.getSourceFile();
  return {
    file,
    method: unit.name,
    line: source.getLineAndCharacterOfPosition(unit.node.getStart()).line + 1,
    tier: staged === undefined ? undefined : tierOf(unit, staged.flow),
    status: staged === undefined ? 'refused' : 'migratable',
    refusals: staged !== undefined || refusal === undefined ? [] : [refusal],
    decisions: staged?.flow.decisions.length ?? 0,
    branchesMoved: staged === undefined ? 0 : countChoices(unit),
    newFiles: staged?.files.map(({ name }) => path.posix.join(path.posix.dirname(file), name)) ?? [],
    verification,
    ...(plainIds.length === 0 ? {} : { plainIds }),
  };
}

/** The inputs that were to be value objects, and stay plain because the unit would not have type-checked with them. */
export function plainIdsOf(staged: Staged | undefined, tried: readonly Staged[]): readonly string[] {
  if (staged === undefined) return [];
  const wanted = tried.filter(({ index }) => index === staged.index).flatMap(({ factories }) => [...factories.keys()]);
  return [...new Set(wanted)].filter((input) => !staged.factories.has(input));
}

/** What a unit's new code has passed; a unit that is left alone has passed nothing, but may have been tried. */
export function verificationOf(
  isStaged: boolean,
  { hasTypes, isLinted }: { readonly hasTypes: boolean; readonly isLinted: boolean },
  proven: Proven | undefined,
): Verification {
  const passed = [...(hasTypes ? (['types'] as const) : []), ...(isLinted ? (['lint'] as const) : [])];
  return {
    gates: isStaged ? passed : [],
    ...(proven === undefined ? {} : { proof: proven.verdict }),
  };
}

function tierOf({ body }: Unit, { tiers, attempts, steps }: Flow): Tier {
  const [highest] = [...tiers].sort().reverse();
  if (highest !== undefined && highest > 'T4') return highest;
  if (someNode(body, isTransaction)) return 'T5';
  if (someNode(body, isMutation)) return 'T4';
  if (highest !== undefined) return highest;
  if (attempts !== undefined) return 'T2';
  return steps.length > 1 ? 'T1' : 'T0';
}

/** `prisma.$transaction([…])`, `runner.startTransaction()`. */
function isTransaction(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    /^(?:\$?transaction|(?:start|begin|commit|rollback)Transaction)$/.test(node.expression.name.text)
  );
}

/** `order.total = 5`, also of a field of the service. */
function isMutation(node: ts.Node): boolean {
  return (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && isWrittenMember(node);
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
