import { ts } from 'ts-morph';
import { isWrite, type Locals } from '../analysis/locals.ts';
import { isWrittenMember, mutators } from '../analysis/purity.ts';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses, someNode } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { argumentsOfChain } from './chains.ts';

/** Whether computing an expression cannot fail, reads nothing that can change, and changes nothing. */
export function isTotal(written: ts.Expression): boolean {
  const node = skipParentheses(written);
  if (ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isFunctionLike(node) || ts.isToken(node)) return true;
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((element) => isTotal(element));
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.every(
    (property) =>
      ts.isShorthandPropertyAssignment(property) ||
      (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name) && isTotal(property.initializer)),
  );
}

/**
 * Whether a chain spreads a list among its arguments, which the façade does then. A list in front of other arguments is gone
 * through before they are computed: only for what is a list for certain that cannot be told.
 */
export function holdsSpread(chain: ts.CallExpression, oracle: TypeOracle): boolean {
  const all = argumentsOfChain(chain);
  const spreads = all.filter((argument) => ts.isSpreadElement(argument));
  for (const spread of spreads) {
    const { kind } = oracle.describe(oracle.typeAt(spread.expression), spread);
    if (kind === 'list' || kind === 'tuple' || spread === all.at(-1)) continue;
    const reason = 'What is spread in front of other arguments is not a list for certain.';
    refuse(spread, 'spread-argument', reason, 'Make it a list before: `const items = [...source]`.');
  }
  return spreads.length > 0;
}

/** The arguments of a chain that are computed after one of its calls was made: `x.y` in `this.q.a().b(x.y)`. */
export function lateArguments(chain: ts.Expression): readonly ts.Expression[] {
  if (ts.isCallExpression(chain)) {
    const own = hasCall(chain.expression) ? chain.arguments.filter((argument) => !isTotal(argument)) : [];
    return [...lateArguments(chain.expression), ...own];
  }
  return ts.isPropertyAccessExpression(chain) || ts.isNonNullExpression(chain) ? lateArguments(chain.expression) : [];
}

/** Whether a call is made on the way to what is called. */
export function hasCall(callee: ts.Expression): boolean {
  return someNode(
    callee,
    (node) => ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node),
  );
}

const changing = /^(?:set[A-Z]|assign$|define|exec$|test$|next$)/;

/** Whether computing an expression may change what another one reads. */
export function mayChange(root: ts.Node): boolean {
  return someNode(root, (node) => {
    if (ts.isIdentifier(node)) return isWrite(node);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      if (isWrittenMember(node)) return true;
      if (!ts.isPropertyAccessExpression(node) || !ts.isCallExpression(node.parent)) return false;
      return node.parent.expression === node && (mutators.has(node.name.text) || changing.test(node.name.text));
    }
    return false;
  });
}

/** A variable that is written on the way to an effect would be written at another time. */
export function refuseAssignments(target: ts.Expression, locals: Locals): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isIdentifier(node) && isWrite(node) && locals.find(node) !== undefined) {
      const reason = `\`${node.text}\` is assigned among the arguments of an effect.`;
      refuse(node, 'nested-effect', reason, 'Assign it in a statement before.');
    }
    ts.forEachChild(node, visit);
  };
  visit(target);
}
