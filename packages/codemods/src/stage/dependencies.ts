import { ts } from 'ts-morph';
import type { Effect } from '../analysis/effects.ts';
import type { FileScope } from '../analysis/file-scope.ts';
import type { Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { rootOf, type Unit } from '../scan/units.ts';
import { createAllocator, valueNameOf, type Allocator } from './naming.ts';

/** Something that the orchestrator is given: its field, the field's type, and what the façade hands over. */
export interface Dependency {
  readonly name: string;
  readonly type: string;
  readonly facade: string;
}

/** How an effect is spelled in the orchestrator: a call of a field with arguments to be filled in. */
export interface Action {
  /** A word for it: `charge`, `findUser`. */
  readonly name: string;
  readonly args: readonly ts.Expression[];
  /** Names that the arguments have on the other side. */
  readonly argNames: readonly string[];
  /** Whether the arguments may be texts and numbers: a log line. */
  readonly isObserver: boolean;
  readonly call: (args: readonly string[]) => string;
}

/** The dependencies of one unit, in the order in which they were met. */
export interface Dependencies {
  readonly all: readonly Dependency[];
  actionOf(effect: Effect): Action;
  /** A field of the service, or a name of its file, read as data. */
  readField(access: ts.PropertyAccessExpression): Dependency;
  readName(identifier: ts.Identifier): Dependency;
}

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly fileScope: FileScope;
  /** The names of the orchestrator's members. */
  readonly names: Allocator;
}

const observers = new Set(['logger', 'log', 'metrics', 'tracer', 'span']);
const throwing = /^(?:assert|ensure|require|validate)(?:[A-Z]|$)|Or(?:Throw|Fail)$/;
const transactional =
  /^(?:begin|commit|rollback|startTransaction|transaction|\$transaction|savepoint|(?:commit|rollback)Transaction)$/;
const requestScoped = /^(?:Tx|Transaction|Session|Request|EntityManager|PoolClient|\w+Transaction|\w+Session)$/;
const transformers = new Set(
  (
    'map filter reduce reduceRight flatMap forEach findLast some every sort toSorted reverse toReversed slice splice ' +
    'concat join split trim trimStart trimEnd replace replaceAll padStart padEnd substring includes startsWith endsWith ' +
    'indexOf push pop shift unshift toUpperCase toLowerCase toFixed toString toISOString'
  ).split(' '),
);

/** Collects what a unit needs from outside as it is met. */
export function createDependencies({ unit, oracle, locals, fileScope, names }: Context): Dependencies {
  const byKey = new Map<string, Dependency>();

  function add(wanted: string, type: string, facade: string): Dependency {
    const key = `${facade}\n${type}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const dependency = { name: names.take(wanted), type, facade };
    byKey.set(key, dependency);
    return dependency;
  }

  function actionOf({ target, isAwaited }: Effect): Action {
    if (isAwaited && !ts.isCallExpression(target) && !ts.isNewExpression(target)) return waitFor(target);
    if (ts.isCallExpression(target)) return actionOfCall(target);
    if (ts.isNewExpression(target))
      return lift(target, `create ${target.expression.getText()}`, target.arguments ?? []);
    return lift(target, `read ${target.getText().replace(/^.*[.[]/, '')}`, []);
  }

  function waitFor(target: ts.Expression): Action {
    const name = ts.isIdentifier(target) ? target.text : 'awaited';
    return { name, args: [target], argNames: [name], isObserver: false, call: ([value = '']) => value };
  }

  function actionOfCall(call: ts.CallExpression): Action {
    const callee = skipParentheses(call.expression);
    for (const argument of argumentsOfChain(call)) {
      if (ts.isSpreadElement(argument)) {
        refuse(argument, 'spread-argument', 'A spread argument cannot be named.', 'Pass the arguments one by one.');
      }
    }
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
    if (transactional.test(name)) {
      refuse(
        call,
        'transaction',
        `\`${name}\` opens or ends a transaction.`,
        'Wrap the whole method in the transaction instead.',
      );
    }
    return (
      (ts.isPropertyAccessExpression(callee) ? memberAction(call, callee) : undefined) ??
      lift(call, name, call.arguments)
    );
  }

  /** `this.store.find(id)` or `prisma.user.find(id)`: the object is handed over, the call stays as it is. */
  function memberAction(call: ts.CallExpression, callee: ts.PropertyAccessExpression): Action | undefined {
    const owner = findOwner(callee);
    if (owner === undefined || !isPlainChain(callee, owner) || throwing.test(callee.name.text)) return undefined;
    const isDirect = callee.expression === owner;
    if (transformers.has(callee.name.text) && !isDirect) return undefined;
    const dependency = ts.isPropertyAccessExpression(owner) ? fieldDependency(owner) : nameDependency(owner);
    if (dependency === undefined) return undefined;
    const args = argumentsOfChain(call);
    return {
      name: callee.name.text,
      args,
      argNames: argumentNames(call, args),
      isObserver: isDirect && observers.has(dependency.name) && ts.isExpressionStatement(call.parent),
      call: (texts) => fill(call, [[owner, `this.${dependency.name}`], ...pair(args, texts)]),
    };
  }

  function findOwner(callee: ts.PropertyAccessExpression): ts.PropertyAccessExpression | ts.Identifier | undefined {
    const root = rootOf(callee);
    if (ts.isIdentifier(root)) return locals.find(root) === undefined ? root : undefined;
    if (root.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
    const member = root.parent;
    return ts.isPropertyAccessExpression(member) && member !== callee ? member : undefined;
  }

  function fieldDependency(owner: ts.PropertyAccessExpression): Dependency | undefined {
    const type = fieldType(owner);
    const typeName = /^\w+/.exec(type)?.[0] ?? '';
    if (requestScoped.test(typeName) || !isLasting(owner)) return undefined;
    return add(owner.name.text.replace(/^#/, ''), type, owner.getText());
  }

  function nameDependency(owner: ts.Identifier): Dependency | undefined {
    const entry = fileScope.get(owner.text);
    if (entry?.kind === 'local') {
      if (entry.shape !== 'const') return undefined;
      return add(valueNameOf(owner.text), oracle.print(oracle.typeAt(owner), unit.body), owner.text);
    }
    return add(valueNameOf(owner.text), `typeof ${owner.text}`, owner.text);
  }

  /** Anything else becomes a function of the orchestrator, and the façade keeps the call. */
  function lift(target: ts.Expression, name: string, written: readonly ts.Expression[]): Action {
    const receivers = ts.isCallExpression(target) ? localsIn(target.expression) : [];
    const args = [...receivers, ...written];
    const signature = ts.isCallExpression(target) || ts.isNewExpression(target) ? oracle.signature(target) : undefined;
    const given = createAllocator([rootOf(target).getText(), ...receivers.map(({ text }) => text)]);
    const parameterNames = args.map((argument, index) =>
      index < receivers.length
        ? argument.getText()
        : given.take(valueNameOf(signature?.parameters[index - receivers.length]?.name ?? 'value')),
    );
    const types = args.map((argument, index) => {
      const fact = signature?.parameters[index - receivers.length];
      const usable = index >= receivers.length && fact !== undefined && !fact.isRest && signature?.isGeneric === false;
      return printType(usable ? fact.type : oracle.typeAt(argument), argument);
    });
    const heads = parameterNames.map((parameter, index) => `${parameter}: ${types[index] ?? 'unknown'}`);
    const result = printType(oracle.typeAt(target), target);
    const body = fill(target, pair(written, parameterNames.slice(receivers.length)));
    const isObject = body.startsWith('{');
    const facade = `(${parameterNames.join(', ')}) => ${isObject ? `(${body})` : body}`;
    const wanted = dependencyName(name);
    const dependency = add(wanted, `(${heads.join(', ')}) => ${result}`, facade);
    return {
      name,
      args,
      argNames: parameterNames,
      isObserver: false,
      call: (texts) => `this.${dependency.name}(${texts.join(', ')})`,
    };
  }

  /** Guards that throw are spelled as what they are in a driver: a check, a load. */
  function dependencyName(name: string): string {
    const plain = name
      .replace(/^(?:assert|ensure|require|validate)(?=[A-Z]|$)/, 'check')
      .replace(/Or(?:Throw|Fail)$/, '');
    return valueNameOf(plain);
  }

  function localsIn(receiver: ts.Expression): readonly ts.Identifier[] {
    const found = new Map<string, ts.Identifier>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && locals.find(node) !== undefined) found.set(node.text, node);
      ts.forEachChild(node, visit);
    };
    visit(receiver);
    return [...found.values()];
  }

  function fieldType(owner: ts.PropertyAccessExpression): string {
    const declaration = oracle.symbolAt(owner.name)?.valueDeclaration;
    const isTyped =
      declaration !== undefined &&
      (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) &&
      declaration.type !== undefined &&
      declaration.questionToken === undefined &&
      declaration.getSourceFile() === unit.node.getSourceFile();
    return isTyped ? declaration.type.getText() : printType(oracle.typeAt(owner), owner);
  }

  /** A field that nothing but the constructor fills: what it holds now it holds until the end. */
  function isLasting(owner: ts.PropertyAccessExpression): boolean {
    const symbol = oracle.symbolAt(owner.name);
    const declaration = symbol?.valueDeclaration;
    if (symbol === undefined || declaration === undefined || ts.isAccessor(declaration)) return false;
    if (!ts.isPropertyDeclaration(declaration) && !ts.isParameter(declaration)) return false;
    return unit.owner === undefined || !isWrittenOutsideConstructor(unit.owner, owner.name.text);
  }

  function printType(type: ts.Type, at: ts.Node): string {
    if ((type.flags & ts.TypeFlags.Any) !== 0) return 'unknown';
    return oracle.print(type, at);
  }

  function readField(access: ts.PropertyAccessExpression): Dependency {
    if (!isLasting(access) && !isMethod(access)) {
      refuse(
        access,
        'module-state',
        `\`${access.getText()}\` may change while the method runs.`,
        'Make the field readonly.',
      );
    }
    if (!isMethod(access)) return add(access.name.text.replace(/^#/, ''), fieldType(access), access.getText());
    const type = oracle.print(oracle.typeAt(access), access);
    const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
    const facts =
      declaration !== undefined && ts.isMethodDeclaration(declaration) ? oracle.signatureOf(declaration) : undefined;
    const isExact = facts?.parameters.every(({ isOptional, isRest }) => !isOptional && !isRest) ?? false;
    const given = isExact ? (facts?.parameters.map((parameter) => parameter.name) ?? []).join(', ') : '...input';
    return add(access.name.text.replace(/^#/, ''), type, `(${given}) => ${access.getText()}(${given})`);
  }

  function isMethod(access: ts.PropertyAccessExpression): boolean {
    const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
    return declaration !== undefined && ts.isMethodDeclaration(declaration);
  }

  function readName(identifier: ts.Identifier): Dependency {
    const entry = fileScope.get(identifier.text);
    if (entry?.kind === 'local' && entry.shape === 'let') {
      refuse(
        identifier,
        'module-state',
        `\`${identifier.text}\` is a variable of the module.`,
        'Make it a field of the class.',
      );
    }
    return add(valueNameOf(identifier.text), printType(oracle.typeAt(identifier), identifier), identifier.text);
  }

  return {
    get all() {
      return [...byKey.values()];
    },
    actionOf,
    readField,
    readName,
  };

  function argumentNames(call: ts.CallExpression, args: readonly ts.Expression[]): readonly string[] {
    const own = new Map<ts.Expression, string>();
    for (let link: ts.Expression = call; ;) {
      if (ts.isCallExpression(link)) {
        const { parameters } = oracle.signature(link) ?? { parameters: [] };
        for (const [index, argument] of link.arguments.entries()) {
          const parameter = parameters[index];
          if (parameter !== undefined && !parameter.isRest) own.set(argument, valueNameOf(parameter.name));
        }
        link = link.expression;
      } else if (ts.isPropertyAccessExpression(link) || ts.isNonNullExpression(link)) link = link.expression;
      else break;
    }
    return args.map((argument) => own.get(argument) ?? 'argument');
  }
}

/** Every argument of a chain of calls, in the order of their evaluation. */
export function argumentsOfChain(expression: ts.Expression): readonly ts.Expression[] {
  if (ts.isCallExpression(expression)) return [...argumentsOfChain(expression.expression), ...expression.arguments];
  if (ts.isPropertyAccessExpression(expression) || ts.isNonNullExpression(expression)) {
    return argumentsOfChain(expression.expression);
  }
  return [];
}

/** Members and calls only: no `?.`, no `[key]`, no `!` between the owner and the call. */
function isPlainChain(expression: ts.Expression, owner: ts.Expression): boolean {
  if (expression === owner) return true;
  if (ts.isCallExpression(expression)) {
    return expression.questionDotToken === undefined && isPlainChain(expression.expression, owner);
  }
  if (!ts.isPropertyAccessExpression(expression) || expression.questionDotToken !== undefined) return false;
  return isPlainChain(expression.expression, owner);
}

function isWrittenOutsideConstructor(owner: ts.ClassDeclaration, field: string): boolean {
  let isWritten = false;
  const visit = (node: ts.Node): void => {
    if (ts.isConstructorDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      isWritten ||= node.name.text === field && isAssigned(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return isWritten;
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator !== ts.SyntaxKind.ExclamationToken;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function pair(nodes: readonly ts.Node[], texts: readonly string[]): readonly (readonly [ts.Node, string])[] {
  return nodes.map((node, index) => [node, texts[index] ?? node.getText()]);
}

/** The text of a node in which some of its parts are replaced. */
export function fill(node: ts.Node, parts: readonly (readonly [ts.Node, string])[]): string {
  const start = node.getStart();
  const sorted = [...parts].sort(([a], [b]) => a.getStart() - b.getStart());
  let text = '';
  let at = start;
  const source = node.getSourceFile().text;
  for (const [part, replacement] of sorted) {
    text += source.slice(at, part.getStart()) + replacement;
    at = part.end;
  }
  return text + source.slice(at, node.end);
}
