import { ts } from 'ts-morph';
import { visitOwn } from '../../analysis/locals.ts';
import { skipParentheses } from '../../analysis/syntax.ts';
import { isInsideTry } from '../../normalise/shapes.ts';
import { hasModifier } from '../../scan/units.ts';
import type { Step, StepSource } from '../step.ts';
import { type Chain, findChain } from './chain.ts';
import { mayOvertake } from './overtaking.ts';
import { spelledOut } from './spelled-out.ts';

/** `await a().then((x) => …)` and `return a().then((x) => …)` become `const x = await a();` and what the callbacks do. */
export const awaitChain: Step = {
  name: 'await-chain',
  plan: (source) => {
    const { unit } = source;
    if (!hasModifier(unit.node, ts.SyntaxKind.AsyncKeyword) || mayOvertake(source)) return { edits: [], refusals: [] };
    const edits = chainsOf(source).flatMap(({ statement, chain }) => {
      const text = spelledOut(statement, chain, source);
      return text === undefined ? [] : [{ start: statement.getStart(), end: statement.end, text }];
    });
    return { edits, refusals: [] };
  },
};

/** Statements of the unit itself that wait for a chain, or return one. */
function chainsOf({
  unit,
  oracle,
}: StepSource): readonly { readonly statement: ts.Statement; readonly chain: Chain }[] {
  const found: { statement: ts.Statement; chain: Chain }[] = [];
  visitOwn(unit.body, (node) => {
    const value = ts.isStatement(node) ? valueOf(node) : undefined;
    const chain = value === undefined ? undefined : findChain(value, oracle);
    if (chain !== undefined && ts.isStatement(node)) found.push({ statement: node, chain });
  });
  return found;
}

/** What a statement waits for. */
function valueOf(statement: ts.Statement): ts.Expression | undefined {
  if (ts.isReturnStatement(statement) && statement.expression !== undefined) {
    const value = skipParentheses(statement.expression);
    if (ts.isAwaitExpression(value)) return skipParentheses(value.expression);
    // Not waited for, a rejection would pass the guarded block by.
    return isInsideTry(statement) ? undefined : value;
  }
  const value = ts.isExpressionStatement(statement) ? statement.expression : initializerOf(statement);
  const inner = value === undefined ? undefined : skipParentheses(value);
  return inner !== undefined && ts.isAwaitExpression(inner) ? skipParentheses(inner.expression) : undefined;
}

function initializerOf(statement: ts.Statement): ts.Expression | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  return others.length === 0 ? declaration?.initializer : undefined;
}
