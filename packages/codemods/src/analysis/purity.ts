import { ambientGlobals } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { rootOf } from '../scan/units.ts';
import { isBuilder } from './builders.ts';
import { isWrite } from './locals.ts';
import { skipParentheses } from './syntax.ts';

/** Tells calls that only compute from calls that reach outside, change what others see, or cannot be judged. */
export interface Purity {
  isPure(call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression): boolean;
}

const pureGlobals = new Set([
  ...['Buffer', 'URL', 'URLSearchParams', 'structuredClone', 'TextEncoder', 'TextDecoder', 'AbortController'],
]);
const impureBuiltins = new Set(['Promise', 'PromiseLike', 'PromiseConstructor', 'Atomics', 'Reflect', 'Function']);
const ambientCalls: ReadonlySet<string> = new Set([...ambientGlobals.clock, ...ambientGlobals.random]);
/** Built-in methods that change the object they are called on. */
export const mutators: ReadonlySet<string> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear'.split(' '),
);

/** Judges calls by the bodies they reach; a cycle is assumed pure until something in it is not. */
export function createPurity(oracle: TypeOracle): Purity {
  const known = new Map<ts.Node, boolean>();

  function isPure(call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression): boolean {
    if (ts.isNewExpression(call)) return isPureConstruction(call);
    const callee = skipParentheses(ts.isTaggedTemplateExpression(call) ? call.tag : call.expression);
    if (isBuilder(oracle, callee)) return true;
    if (ambientCalls.has(callee.getText())) return false;
    if (ts.isPropertyAccessExpression(callee)) return isPureMethod(callee);
    if (!ts.isIdentifier(callee)) return false;
    const symbol = oracle.symbolAt(callee);
    return symbol !== undefined && isPureTarget(symbol, callee.text);
  }

  function isPureMethod(callee: ts.PropertyAccessExpression): boolean {
    const symbol = oracle.symbolAt(callee.name);
    if (symbol === undefined || callee.expression.kind === ts.SyntaxKind.SuperKeyword) return false;
    if (oracle.isBuiltin(symbol)) {
      const owner = ownerOf(symbol);
      if (owner !== undefined && impureBuiltins.has(owner)) return false;
      const isOwnState = rootOf(callee.expression).kind === ts.SyntaxKind.ThisKeyword;
      return !(isOwnState && mutators.has(callee.name.text));
    }
    const root = callee.expression;
    if (ts.isIdentifier(root) && pureGlobals.has(root.text)) return true;
    return isPureTarget(symbol, callee.name.text);
  }

  function isPureTarget(symbol: ts.Symbol, name: string): boolean {
    const original = oracle.original(symbol);
    if (oracle.isBuiltin(original)) return !impureBuiltins.has(name);
    const declaration = original.valueDeclaration;
    if (declaration === undefined) return pureGlobals.has(name) || isPureWhicheverItIs(original);
    const file = declaration.getSourceFile();
    if (file.isDeclarationFile) return pureGlobals.has(name) || isPureOfNode(file.fileName, name);
    return isPureDeclaration(declaration);
  }

  function isPureConstruction(call: ts.NewExpression): boolean {
    const callee = skipParentheses(call.expression);
    const symbol = oracle.symbolAt(callee);
    if (symbol === undefined) return false;
    if (isUnknownError(call) || isBuilder(oracle, callee)) return true;
    const original = oracle.original(symbol);
    if (oracle.isBuiltin(original)) {
      if (original.name === 'Date') return (call.arguments?.length ?? 0) > 0;
      return !impureBuiltins.has(original.name);
    }
    if (ts.isIdentifier(callee) && pureGlobals.has(callee.text)) return true;
    return isErrorType(oracle, oracle.typeAt(call)) || isPureClass(original.valueDeclaration);
  }

  /** A member of several classes, one of which it will be. */
  function isPureWhicheverItIs({ declarations = [] }: ts.Symbol): boolean {
    return declarations.length > 0 && declarations.every((declaration) => isPureDeclaration(declaration));
  }

  /** What is thrown at once is an error, also when its class cannot be found. */
  function isUnknownError(call: ts.NewExpression): boolean {
    const isUnknown = (oracle.typeAt(call).flags & ts.TypeFlags.Any) !== 0;
    return isUnknown && ts.isIdentifier(call.expression) && ts.isThrowStatement(call.parent);
  }

  function isPureClass(declaration: ts.Declaration | undefined): boolean {
    if (declaration === undefined || !ts.isClassDeclaration(declaration)) return false;
    if (declaration.getSourceFile().isDeclarationFile) return false;
    if (declaration.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) === true) return false;
    return remember(declaration, () =>
      declaration.members.every((member) => {
        if (ts.isPropertyDeclaration(member)) return member.initializer === undefined || isPureCode(member.initializer);
        return !ts.isConstructorDeclaration(member) || member.body === undefined || isPureCode(member.body, true);
      }),
    );
  }

  function isPureDeclaration(declaration: ts.Node): boolean {
    const callable = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
    if (callable === undefined || !isCallable(callable)) return false;
    const { body } = callable;
    if (body === undefined) return false;
    if (hasAsync(callable) || callable.asteriskToken !== undefined) return false;
    const isReady = ({ initializer }: ts.ParameterDeclaration): boolean =>
      initializer === undefined || isPureCode(initializer);
    return remember(callable, () => callable.parameters.every(isReady) && isPureCode(body));
  }

  function remember(node: ts.Node, judge: () => boolean): boolean {
    const answer = known.get(node);
    if (answer !== undefined) return answer;
    known.set(node, true);
    const judged = judge();
    known.set(node, judged);
    return judged;
  }

  function isPureCode(root: ts.Node, mayWriteThis = false): boolean {
    let pure = true;
    const visit = (node: ts.Node): void => {
      pure &&= !isImpureNode(node, root, mayWriteThis);
      if (pure) ts.forEachChild(node, visit);
    };
    visit(root);
    return pure;
  }

  function isImpureNode(node: ts.Node, root: ts.Node, mayWriteThis: boolean): boolean {
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isDeleteExpression(node)) return true;
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node))
      return !isPure(node);
    if (isEnvironmentRead(node)) return true;
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const isOwn = mayWriteThis && node.expression.kind === ts.SyntaxKind.ThisKeyword;
      return !isOwn && isWrittenMember(node) && !isFresh(node, root);
    }
    return ts.isIdentifier(node) && isWrite(node) && !isDeclaredIn(oracle, node, root);
  }

  /** A member of something that the code made itself. */
  function isFresh(node: ts.Expression, root: ts.Node): boolean {
    const owner = rootOf(node);
    return ts.isIdentifier(owner) && isDeclaredIn(oracle, owner, root) && !isParameter(oracle, owner);
  }

  return { isPure };
}

function isParameter(oracle: TypeOracle, node: ts.Identifier): boolean {
  const declaration = oracle.symbolAt(node)?.valueDeclaration;
  return declaration !== undefined && ts.isParameter(declaration);
}

const nodeModules = /\/@types\/node\/(?:path|url|util|querystring|buffer)\.d\.ts$/;
const hashing = new Set(['createHash', 'createHmac', 'timingSafeEqual', 'update', 'digest']);

/** Functions of Node that only compute. */
function isPureOfNode(file: string, name: string): boolean {
  return nodeModules.test(file) || (file.endsWith('/@types/node/crypto.d.ts') && hashing.has(name));
}

/** Whether a type is an error by its shape. */
export function isErrorType(oracle: TypeOracle, type: ts.Type): boolean {
  return oracle.propertyType(type, 'message') !== undefined && oracle.propertyType(type, 'stack') !== undefined;
}

/** Whether a node reads the environment: `process.env.X`, `import.meta.env`. */
export function isEnvironmentRead(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  const root = rootOf(node);
  return ts.isMetaProperty(root) || (ts.isIdentifier(root) && root.text === 'process');
}

type Callable = ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression;

function isCallable(node: ts.Node): node is Callable {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node)
  );
}

function hasAsync(node: Callable): boolean {
  return (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}

function ownerOf(symbol: ts.Symbol): string | undefined {
  const parent = symbol.declarations?.[0]?.parent;
  return parent !== undefined && ts.isInterfaceDeclaration(parent) ? parent.name.text : undefined;
}

/** A member that is assigned, counted or deleted here. */
export function isWrittenMember(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    return (
      parent.left === node && operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment
    );
  }
  if (ts.isPrefixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  return ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent);
}

function isDeclaredIn(oracle: TypeOracle, node: ts.Identifier, root: ts.Node): boolean {
  const declaration = oracle.symbolAt(node)?.valueDeclaration;
  if (declaration === undefined) return false;
  const { parent } = root;
  const isSameFile = declaration.getSourceFile() === parent.getSourceFile();
  return isSameFile && declaration.pos >= parent.pos && declaration.end <= parent.end;
}
