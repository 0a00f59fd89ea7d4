import { ts } from 'ts-morph';
import { findKeeper } from './kept.ts';
import { isNestedScope, type Locals } from './locals.ts';
import { isEnvironmentRead, type Purity } from './purity.ts';
import { rootOf } from '../scan/units.ts';
import type { OwnState } from './own-state.ts';
import { refuse } from './refuse.ts';
import { isMappedForAll, type Staged } from './staged.ts';
import { isCalled, skipParentheses } from './syntax.ts';

/** An expression that reaches outside, or waits. */
export interface Effect {
  /** The whole expression, `await` included. */
  readonly node: ts.Expression;
  /** The call, construction, read or awaited value itself. */
  readonly target: ts.Expression;
  readonly isAwaited: boolean;
}

/** Finds the effects of a unit's code. */
export interface Effects {
  /** The effect that a node itself is. */
  find(node: ts.Node): Effect | undefined;
  /** Whether anything inside a node, the node included, is an effect. */
  isEffectful(node: ts.Node): boolean;
}

/** Decides what is an effect; nested functions must hold none. */
export function createEffects(purity: Purity, locals: Locals, own: OwnState, staged: Staged = new Set()): Effects {
  const known = new Map<ts.Node, boolean>();

  function find(node: ts.Node): Effect | undefined {
    if (ts.isAwaitExpression(node)) {
      return { node, target: skipParentheses(node.expression), isAwaited: true };
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (isMappedForAll(node) && isGiven(node)) return undefined;
      return isPure(node) || isPartOfEffect(node) ? undefined : { node, target: node, isAwaited: false };
    }
    if (ts.isTaggedTemplateExpression(node))
      return isPure(node) || isPartOfEffect(node) ? undefined : { node, target: node, isAwaited: false };
    if (own.isWrite(node) || isEnvironmentWrite(node)) return { node, target: node, isAwaited: false };
    if (own.isRead(node)) return isReceiverOfEffect(node) ? undefined : { node, target: node, isAwaited: false };
    return isEnvironmentRead(node) && isWholeRead(node) && !isEnvironmentWrite(node.parent) && !isOwn(rootOf(node))
      ? { node, target: node, isAwaited: false }
      : undefined;
  }

  /** `this.client` in `this.client.send()`: only the call counts. */
  function isReceiverOfEffect(node: ts.Expression): boolean {
    const outer = findOuterCall(node);
    return outer !== undefined && (!isPure(outer) || isPartOfEffect(outer));
  }

  function isOwn(root: ts.Expression): boolean {
    return ts.isIdentifier(root) && locals.find(root) !== undefined;
  }

  function isPure(node: Called): boolean {
    return !isGiven(node) && (purity.isPure(node) || isLocalClosureCall(node, locals));
  }

  /** Whether a call is handed a function value that becomes a method. */
  function isGiven(node: Called): boolean {
    if (ts.isTaggedTemplateExpression(node)) return false;
    return node.arguments?.some((argument) => staged.has(argument)) ?? false;
  }

  /** A call whose result is the receiver of another effect: only the end of the chain counts. */
  function isPartOfEffect(node: Called): boolean {
    const outer = findOuterCall(node);
    if (outer === undefined) return false;
    return !isPure(outer) || isPartOfEffect(outer);
  }

  function isEffectful(node: ts.Node): boolean {
    const answer = known.get(node);
    if (answer !== undefined) return answer;
    const judged = judge(node);
    known.set(node, judged);
    return judged;
  }

  function judge(node: ts.Node): boolean {
    if (find(node) !== undefined) return true;
    if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return true;
    if (staged.has(node)) return false;
    if (isNestedScope(node)) {
      if (!ts.isTypeNode(node) && !isKept(node)) refuseEffectsInside(node);
      return false;
    }
    return ts.forEachChild(node, (child) => isEffectful(child)) === true;
  }

  /** A function value that goes with the call of something outside, which is kept as a whole. */
  function isKept(scope: ts.Node): boolean {
    const call = findKeeper(scope);
    return call !== undefined && (!isPure(call) || isPartOfEffect(call));
  }

  function refuseEffectsInside(scope: ts.Node): void {
    const visit = (node: ts.Node): void => {
      if (find(node) !== undefined) {
        refuse(
          node,
          'effect-in-closure',
          'An effect inside a function value runs at a time that cannot be told.',
          'Make it a method and call it in a plain sequence.',
        );
      }
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(scope, visit);
  }

  return { find, isEffectful };
}

/** What is called, one way or another. */
type Called = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** The call whose receiver a call is: `a.b()` in `a.b().c()`. */
function findOuterCall(node: ts.Expression): ts.CallExpression | ts.TaggedTemplateExpression | undefined {
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === node ? parent : undefined;
  if (ts.isCallExpression(parent)) return parent.expression === node ? parent : undefined;
  const isLink =
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isParenthesizedExpression(parent);
  return isLink && parent.expression === node ? findOuterCall(parent) : undefined;
}

/** `process.exitCode = 1;` */
function isEnvironmentWrite(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isExpressionStatement(node.parent) &&
    isEnvironmentRead(node.left)
  );
}

function isWholeRead(node: ts.Expression): boolean {
  const { parent } = node;
  const isInner = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return !(isInner && parent.expression === node) && !isCalled(node);
}

/** A call of a function value that the unit itself declared: its body was looked at where it stands. */
function isLocalClosureCall(node: Called, locals: Locals): boolean {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const local = locals.find(node.expression);
  const declaration = local?.declaration.parent;
  if (local?.isReassigned !== false || declaration === undefined || !ts.isVariableDeclaration(declaration))
    return false;
  const { initializer } = declaration;
  return initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
}
