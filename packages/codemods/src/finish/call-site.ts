import { findRole } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import { isInsideTry, isOptional } from '../normalise/shapes.ts';
import { hasModifier } from '../scan/units.ts';
import { findExpectation, type Expectation } from './expectation.ts';
import type { Facade } from './facade.ts';
import { isEvaluatedFirst } from './first.ts';

/** A call of a façade, and what is done with its outcome. */
export interface CallSite {
  readonly call: ts.CallExpression;
  /** The call with its `await`. */
  readonly asked: ts.Expression;
  readonly statement: ts.Statement;
  readonly use: 'returned' | 'declared' | 'discarded' | 'nested' | 'expected';
  /** The expectation of a test, when the call is the subject of one. */
  readonly expectation: Expectation | undefined;
}

/** Reads a call of a façade; one whose outcome goes an unclear way is refused. */
export function readCallSite(call: ts.CallExpression, facade: Facade): CallSite {
  const source = call.getSourceFile();
  const role = findRole(source.fileName);
  if (role === 'orchestrator' || role === 'runtime') {
    refuse(
      call,
      'call-in-driver',
      'An orchestrator calls the façade.',
      'Inject the other orchestrator, and switch on its result.',
    );
  }
  if (isOptional(call) || call.expression.getText().startsWith('super.')) {
    refuse(
      call,
      'call-nested',
      'The call depends on whether something is there.',
      'Call the method in a statement of its own.',
    );
  }
  const expectation = facade.isAsync ? findExpectation(call) : undefined;
  if (expectation !== undefined)
    return { call, asked: call, statement: expectation.statement, use: 'expected', expectation };
  const asked = outermost(facade.isAsync ? awaitedOf(call) : call);
  const statement = statementOf(asked);
  const use = useOf(asked, statement);
  if (use === 'nested' && !isEvaluatedFirst(asked, statement)) {
    refuse(
      call,
      'call-nested',
      'Something else is evaluated before the call.',
      'Give the outcome of the call a name first.',
    );
  }
  return { call, asked, statement, use, expectation };
}

function awaitedOf(call: ts.CallExpression): ts.Expression {
  const outer = outermost(call);
  const { parent } = outer;
  if (ts.isAwaitExpression(parent)) return parent;
  if (ts.isReturnStatement(parent) && isAsyncFunction(parent) && !isInsideTry(parent)) return call;
  return refuse(call, 'call-not-awaited', 'The promise is passed on.', 'Await the call, or make the caller async.');
}

function isAsyncFunction(node: ts.Node): boolean {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  return owner !== undefined && hasModifier(owner, ts.SyntaxKind.AsyncKeyword);
}

function outermost(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node.parent) ? outermost(node.parent) : node;
}

function statementOf(node: ts.Expression): ts.Statement {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isClassLike(at)) break;
    if (ts.isStatement(at)) return at;
  }
  return refuse(node, 'call-nested', 'The call is not part of a statement.', 'Write a function with a body.');
}

function useOf(asked: ts.Expression, statement: ts.Statement): CallSite['use'] {
  const { parent } = asked;
  if (ts.isReturnStatement(parent)) return 'returned';
  if (ts.isExpressionStatement(parent)) return 'discarded';
  if (!ts.isVariableStatement(statement)) return 'nested';
  const { declarations } = statement.declarationList;
  if (declarations.length > 1) {
    return refuse(
      asked,
      'call-nested',
      'Several variables are declared together.',
      'Declare one variable a statement.',
    );
  }
  const initializer = declarations[0]?.initializer;
  return initializer !== undefined && skipParentheses(initializer) === skipParentheses(asked) ? 'declared' : 'nested';
}
