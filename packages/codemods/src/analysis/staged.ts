import { ts } from 'ts-morph';
import type { Unit } from '../scan/units.ts';
import type { Effects } from './effects.ts';
import { holdsThrow, someNode } from './syntax.ts';

/** A function value that becomes a method of the orchestrator. */
export type StagedClosure = ts.ArrowFunction | ts.FunctionExpression;

/** The function values of a unit that become methods. */
export type Staged = ReadonlySet<ts.Node>;

/** Finds the callbacks that wait or hold effects: each is handed to a call, and will be called as before. */
export function findStaged({ body }: Unit, effects: Effects): Staged {
  const staged = new Set<ts.Node>();
  const mustBeMethod = (node: StagedClosure): boolean =>
    isWaiting(node) || holdsEffect(node, effects) || (isReaction(node) && holdsThrow(node.body));
  const visit = (node: ts.Node): void => {
    if (isCallback(node) && canBeMethod(node) && mustBeMethod(node)) staged.add(node);
    if (ts.isFunctionLike(node) && !staged.has(node)) return;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return staged;
}

/** Whether a function value is called when a promise is settled; what it throws becomes a rejection. */
function isReaction({ parent }: StagedClosure): boolean {
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  return /^(?:then|catch|finally)$/.test(parent.expression.name.text);
}

function isCallback(node: ts.Node): node is StagedClosure {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.arguments.some((argument) => argument === node);
}

/** Whether calling a method of the orchestrator is the same as calling the function. */
function canBeMethod(node: StagedClosure): boolean {
  if (node.asteriskToken !== undefined || node.typeParameters !== undefined) return false;
  if (node.parameters.some(({ dotDotDotToken, initializer }) => dotDotDotToken ?? initializer)) return false;
  if (ts.isArrowFunction(node)) return true;
  const isOwn = (inner: ts.Node): boolean =>
    inner.kind === ts.SyntaxKind.ThisKeyword || (ts.isIdentifier(inner) && inner.text === 'arguments');
  return node.name === undefined && !someNode(node.body, isOwn);
}

/** Whether a function value is `async`. */
export function isWaiting(node: StagedClosure): boolean {
  return (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}

function holdsEffect(node: StagedClosure, effects: Effects): boolean {
  return someNode(node.body, (inner) => effects.find(inner) !== undefined);
}

const combinators = new Set(['Promise.all', 'Promise.allSettled', 'Promise.race', 'Promise.any']);

/** Whether a callee is `Promise.all` or one of its sisters. */
export function isCombinator(callee: ts.Expression): boolean {
  return combinators.has(callee.getText());
}

/** `xs.map((x) => …)` as the one argument of `Promise.all` or one of its sisters: both are one step. */
export function isMappedForAll(call: ts.Node): call is ts.CallExpression {
  if (!ts.isCallExpression(call) || !ts.isCallExpression(call.parent)) return false;
  const isOnly = call.parent.arguments.length === 1 && call.parent.arguments[0] === call;
  const { expression } = call;
  const isMap = ts.isPropertyAccessExpression(expression) && expression.name.text === 'map';
  const isPlain = isMap && expression.questionDotToken === undefined && call.arguments.length === 1;
  return isOnly && isPlain && isCombinator(call.parent.expression);
}

/** The staged function values in an expression, those inside one another excepted. */
export function stagedIn(root: ts.Node, staged: Staged): readonly StagedClosure[] {
  const found: StagedClosure[] = [];
  const visit = (node: ts.Node): void => {
    if (staged.has(node) && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Whether several calls of a function value may be under way at the same time. */
export function isConcurrent(node: StagedClosure): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return true;
  return /^(?:map|flatMap|forEach|filter|some|every|reduce|then|catch|finally|race|any)$/.test(
    parent.expression.name.text,
  );
}

/** Whether the first of several calls that fails counts: `Promise.all(xs.map(…))`, however it is spelled. */
export function isRaced({ parent }: StagedClosure): boolean {
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  if (!/^(?:map|flatMap)$/.test(parent.expression.name.text)) return false;
  return !ts.isCallExpression(parent.parent) || parent.parent.expression.getText() !== 'Promise.allSettled';
}
