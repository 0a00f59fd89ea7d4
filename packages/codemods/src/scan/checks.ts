import { platformNames } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import { findBroken, measuredChecks, type ImportOf, type MeasuredCheck } from './broken.ts';
import { rootOf } from './units.ts';

export type { MeasuredCheck } from './broken.ts';

/** Where a node stands. */
interface Zone {
  /** In an expression that was counted. */
  readonly isSilent: boolean;
  /** In a statement that only calls an observer. */
  readonly isObserved: boolean;
  /** In a `try` that was counted. */
  readonly isInTry: boolean;
}

/**
 * Counts the places that break a check, as the rules report them: the parts of what was counted are silent, up to the
 * statements inside.
 */
export function countChecks(body: ts.Node, importOf: ImportOf): Readonly<Partial<Record<MeasuredCheck, number>>> {
  const counts = new Map<MeasuredCheck, number>();
  const visit = (node: ts.Node, outer: Zone): void => {
    if (ts.isTypeNode(node)) return;
    const zone = enter(node, outer);
    const check = zone.isSilent ? undefined : findBroken(node, importOf, zone.isObserved);
    const isQuiet = check === 'no-throw' && zone.isInTry;
    if (check !== undefined && !isQuiet) counts.set(check, (counts.get(check) ?? 0) + 1);
    const inner = innerZone(node, zone, check !== undefined || isForeignEffect(node, importOf));
    ts.forEachChild(node, (child) => {
      visit(child, inner);
    });
  };
  visit(body, { isSilent: false, isObserved: false, isInTry: false });
  return Object.fromEntries(
    measuredChecks.map((check) => [check, counts.get(check) ?? 0] as const).filter(([, count]) => count > 0),
  );
}

/** A statement ends the silence of the expression around it. */
function enter(node: ts.Node, zone: Zone): Zone {
  const isElseIf = ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node;
  return ts.isStatement(node) && !isElseIf ? { ...zone, isSilent: false, isObserved: false } : zone;
}

function innerZone(node: ts.Node, zone: Zone, isCounted: boolean): Zone {
  if (isCounted) return { ...zone, isSilent: true, isInTry: zone.isInTry || ts.isTryStatement(node) };
  return ts.isExpressionStatement(node) && isObserverCall(node.expression) ? { ...zone, isObserved: true } : zone;
}

/** `await tx.update(…)` on a local or a parameter: a finding of another check covers its parts. */
function isForeignEffect(node: ts.Node, importOf: ImportOf): boolean {
  if (!ts.isCallExpression(node) || !ts.isAwaitExpression(node.parent)) return false;
  const { expression } = node;
  const root = rootOf(expression);
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(root)) return false;
  return importOf(root.text) === undefined && !platformNames.has(root.text);
}

const observers: ReadonlySet<string> = new Set(['logger', 'log', 'metrics', 'tracer', 'span']);

/** `this.logger.warn(…)`, also awaited. */
function isObserverCall(expression: ts.Expression): boolean {
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return isObserverCall(expression.expression);
  if (!ts.isCallExpression(expression) || rootOf(expression).kind !== ts.SyntaxKind.ThisKeyword) return false;
  const [, field = ''] = /^this\s*\.\s*(\w+)/.exec(expression.getText()) ?? [];
  return observers.has(field);
}
