import {
  ambientGlobals,
  findLayer,
  platformNames,
  randomCryptoFunctions,
  transformingFunctions,
  transformingMethods,
  transformingNamespaces,
} from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import { isDiscriminantSwitch } from '../analysis/syntax.ts';
import { rootOf } from './units.ts';

/** The checks that are told by the syntax of a method alone; each is the name of the rule that guards it. */
export const measuredChecks = [
  'no-if',
  'no-throw',
  'no-entity-new',
  'dumb-piping',
  'no-ambient-effects',
  'transaction-boundary',
] as const;

/** One of the measured checks. */
export type MeasuredCheck = (typeof measuredChecks)[number];

/** The module that a name is imported from. */
export type ImportOf = (name: string) => string | undefined;

/** The check that one node breaks; a node breaks one at most. In what only observes, values may be made. */
export function findBroken(node: ts.Node, importOf: ImportOf, isObserved: boolean): MeasuredCheck | undefined {
  if (isChoice(node)) return 'no-if';
  if (ts.isThrowStatement(node) || ts.isTryStatement(node)) return 'no-throw';
  const broken = ts.isNewExpression(node)
    ? findBrokenByNew(node, importOf)
    : ts.isCallExpression(node)
      ? findBrokenByCall(node, importOf)
      : ts.isPropertyAccessExpression(node) && node.getText() === 'process.env'
        ? 'no-ambient-effects'
        : isComputation(node)
          ? 'dumb-piping'
          : undefined;
  return isObserved && broken === 'dumb-piping' ? undefined : broken;
}

function isChoice(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isConditionalExpression(node) ||
    (ts.isSwitchStatement(node) && !isDiscriminantSwitch(node)) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isOptionalChain(node) ||
    (ts.isElementAccessExpression(node) && !isWritten(node.argumentExpression)) ||
    (ts.isBinaryExpression(node) && choosing.has(node.operatorToken.kind))
  );
}

const choosing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** A key that is written down looks nothing up. */
function isWritten(key: ts.Expression): boolean {
  return ts.isStringLiteralLike(key) || ts.isNumericLiteral(key);
}

function findBrokenByNew(
  { expression, arguments: given }: ts.NewExpression,
  importOf: ImportOf,
): MeasuredCheck | undefined {
  const root = rootOf(expression).getText();
  const source = importOf(root);
  if (source !== undefined) return findLayer(source) === 'messages' ? undefined : 'no-entity-new';
  if (root === 'Date' && (given?.length ?? 0) === 0) return 'no-ambient-effects';
  return platformNames.has(root) ? 'dumb-piping' : 'no-entity-new';
}

function findBrokenByCall(call: ts.CallExpression, importOf: ImportOf): MeasuredCheck | undefined {
  const { expression } = call;
  const name = expression.getText();
  if (name === 'Promise.reject') return 'no-throw';
  if (reaching.has(name) || name.startsWith('console.') || name.startsWith('crypto.')) return 'no-ambient-effects';
  const member = ts.isPropertyAccessExpression(expression) ? expression.name.text : name;
  if (transactions.has(member)) return 'transaction-boundary';
  return isTransformation(call, name, importOf) ? 'dumb-piping' : undefined;
}

const reaching: ReadonlySet<string> = new Set<string>([
  ...Object.values(ambientGlobals)
    .flat()
    .filter((name) => name !== 'Date'),
  ...randomCryptoFunctions,
]);

const transactions: ReadonlySet<string> = new Set([
  'begin',
  'commit',
  'rollback',
  'startTransaction',
  'transaction',
  '$transaction',
  'savepoint',
]);

/** `String(x)`, `Math.max(a, b)`, `xs.map(…)`; not what a dependency does, and not `Promise.all(xs.map((x) => this.go(x)))`. */
function isTransformation(call: ts.CallExpression, name: string, importOf: ImportOf): boolean {
  const { expression, parent } = call;
  const [root = ''] = name.split('.', 1);
  if (importOf(root) === undefined && (transformingFunctions.has(name) || isOfNamespace(name, root))) return true;
  if (!ts.isPropertyAccessExpression(expression) || !transformingMethods.has(expression.name.text)) return false;
  if (isOwn(expression.expression)) return false;
  const [callback, ...rest] = call.arguments;
  const isMapped = expression.name.text === 'map' && callback !== undefined && rest.length === 0;
  return !(isMapped && isForwarding(callback) && isCombinator(parent));
}

function isOfNamespace(name: string, root: string): boolean {
  return name.includes('.') && transformingNamespaces.has(root);
}

/** `this`, `super`, or a field of it. */
function isOwn(receiver: ts.Expression): boolean {
  const isSelf = (node: ts.Expression): boolean =>
    node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword;
  return isSelf(receiver) || (ts.isPropertyAccessExpression(receiver) && isSelf(receiver.expression));
}

function isCombinator(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^Promise\.(?:all|race|any|allSettled)$/.test(node.expression.getText());
}

/** `(x) => this.handle(x)`, or of a field. */
function isForwarding(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node)) return false;
  const body = ts.isBlock(node.body) ? onlyExpressionOf(node.body) : node.body;
  const call = body !== undefined && ts.isAwaitExpression(body) ? body.expression : body;
  if (call === undefined || !ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return isOwn(call.expression.expression) && call.arguments.every((argument) => /^[\w.$]+$/.test(argument.getText()));
}

function onlyExpressionOf({ statements }: ts.Block): ts.Expression | undefined {
  const [only, ...rest] = statements;
  if (only === undefined || rest.length > 0) return undefined;
  return ts.isReturnStatement(only) || ts.isExpressionStatement(only) ? only.expression : undefined;
}

const unitsOfWork: ReadonlySet<string> = new Set(['run', 'execute', 'transaction', '$transaction', 'withTransaction']);

/** A function that is no callback that only passes on, nor the body of a unit of work. */
function isCodeOfItsOwn(node: ts.ArrowFunction | ts.FunctionExpression): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.expression === node) return true;
  const callee = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name.text : '';
  const isUnitOfWork = unitsOfWork.has(callee) && rootOf(parent).kind === ts.SyntaxKind.ThisKeyword;
  return !isForwarding(node) && !isUnitOfWork;
}

function isComputation(node: ts.Node): boolean {
  if (ts.isVariableDeclarationList(node)) return (node.flags & ts.NodeFlags.Const) === 0;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return isCodeOfItsOwn(node);
  if (ts.isObjectLiteralExpression(node)) return node.properties.some((part) => ts.isSpreadAssignment(part));
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((part) => ts.isSpreadElement(part));
  return (
    (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.CommaToken) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isNonNullExpression(node) ||
    (ts.isAsExpression(node) && node.type.getText() !== 'const') ||
    ts.isDeleteExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    (ts.isBindingElement(node) && node.initializer !== undefined) ||
    isLiteral(node)
  );
}

/** A number, a truth value or a pattern; not a key. */
function isLiteral(node: ts.Node): boolean {
  const { kind, parent } = node;
  const isKey = ts.isElementAccessExpression(parent) || (ts.isPropertyAssignment(parent) && parent.name === node);
  return !isKey && literals.has(kind);
}

const literals: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.BigIntLiteral,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
]);
