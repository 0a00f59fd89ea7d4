import { effectModules } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import type { Effect, Effects } from '../analysis/effects.ts';
import type { FileScope } from '../analysis/file-scope.ts';
import { holdsKept } from '../analysis/kept.ts';
import type { Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { isCombinator, isMappedForAll, type Staged } from '../analysis/staged.ts';
import { skipParentheses, someNode, spansOf } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { boundaryNameOf, observers, throwing, transactional, requestScoped, transformers } from './call-names.ts';
import type { Action, Dependencies, Dependency } from './dependency.ts';
import { rootOf, type Unit } from '../scan/units.ts';
import { argumentNamesOf } from './argument-names.ts';
import { argumentsOfChain, linksOf, isPlainChain } from './chains.ts';
import { isLastingField, isLooseMethod, isNarrowedField } from './fields.ts';
import { holdsSpread, lateArguments } from './argument-order.ts';
import { calleeTextOf, constructionWordsOf, effectWordsOf, nameOfCall, readWordsOf } from './effect-words.ts';
import { createLift, isRebound } from './lift.ts';
import { fill, pair } from './slices.ts';
import { fieldNameOf, valueNameOf, type Allocator } from './naming.ts';
import { waitFor, waitForAll } from './waiting-actions.ts';

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly staged: Staged;
  readonly effects: Effects;
  readonly fileScope: FileScope;
  /** The names of the orchestrator's members. */
  readonly names: Allocator;
}

/** Collects what a unit needs from outside as it is met. */
export function createDependencies({ unit, oracle, locals, staged, effects, fileScope, names }: Context): Dependencies {
  const byKey = new Map<string, Dependency>();
  const lift = createLift({ oracle, locals, staged, effects, printType, add });

  function add(wanted: string, type: string, facade: string): Dependency {
    const key = `${facade}\n${type}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const dependency = { name: names.take(wanted), type, facade };
    byKey.set(key, dependency);
    return dependency;
  }

  function actionOf({ target, isAwaited }: Effect): Action {
    if (ts.isTaggedTemplateExpression(target) && effects.find(target) !== undefined)
      return lift(target, nameOfCall(target.tag), spansOf(target));
    if (isAwaited && !ts.isCallExpression(target) && !ts.isNewExpression(target)) return waitFor(target);
    if (ts.isCallExpression(target)) return actionOfCall(target);
    if (ts.isNewExpression(target)) {
      return lift(target, constructionWordsOf(target), target.arguments ?? []);
    }
    if (ts.isBinaryExpression(target) && ts.isPropertyAccessExpression(target.left))
      return writeField(target.left, target.right);
    return lift(target, readWordsOf(target), []);
  }

  /** `this.count = value`: the façade keeps the assignment, for the field is its own. */
  function writeField(field: ts.PropertyAccessExpression, value: ts.Expression): Action {
    const name = `set ${field.name.text.replace(/^#/, '')}`;
    const symbol = oracle.symbolAt(field.name);
    const type = printType(symbol === undefined ? oracle.typeAt(field) : oracle.declaredType(symbol), field);
    const dependency = add(valueNameOf(name), `(value: ${type}) => void`, `(value) => { ${field.getText()} = value; }`);
    return {
      name,
      callee: field.getText(),
      args: [value],
      argNames: ['value'],
      late: [],
      isObserver: false,
      call: ([text = '']) => `this.${dependency.name}(${text})`,
    };
  }

  function actionOfCall(call: ts.CallExpression): Action {
    const callee = skipParentheses(call.expression);
    const isOwnObject = argumentsOfChain(call).some(({ kind }) => kind === ts.SyntaxKind.ThisKeyword);
    const isWhole = isOwnObject || holdsSpread(call, oracle) || holdsKept(call, effects, staged);
    const name = nameOfCall(callee);
    if (callee.getText() === 'Date.now') return lift(call, 'now', []);
    const boundary = [...linksOf(callee).map((link) => link.name.text), name].find((word) => transactional.test(word));
    if (boundary !== undefined) return lift(call, boundaryNameOf(boundary, call), call.arguments);
    const [mapped] = call.arguments;
    if (mapped !== undefined && isMappedForAll(mapped)) return actionForAll(callee, mapped);
    if (isCombinator(callee) && !fileScope.has('Promise'))
      return waitForAll(call, argumentNamesOf(call, call.arguments, oracle));
    return (
      (ts.isPropertyAccessExpression(callee) && !isWhole ? memberAction(call, callee) : undefined) ??
      lift(call, name, call.arguments)
    );
  }

  /** `Promise.all(xs.map((x) => …))`: one step, written as it stands. */
  function actionForAll(callee: ts.Expression, mapped: ts.CallExpression): Action {
    const { expression } = mapped;
    if (!ts.isPropertyAccessExpression(expression)) throw new Error('a list is mapped');
    if (/\.(?:race|any)$/.test(callee.getText()) && mapped.arguments.some((argument) => staged.has(argument))) {
      const reason = 'Which of the calls comes first may depend on moments that a method of its own adds.';
      refuse(callee, 'concurrent-order', reason, 'Make the function a method of its own.');
    }
    const args = [expression.expression, ...mapped.arguments];
    return {
      name: `wait for ${callee.getText().replace(/^Promise./, '')}`,
      callee: callee.getText(),
      args,
      argNames: ['items', 'callback'],
      late: [],
      isObserver: false,
      call: ([list = '', callback = '']) => `${callee.getText()}(${list}.map(${callback}))`,
    };
  }

  /** `this.store.find(id)` or `prisma.user.find(id)`: the object is handed over, the call stays as it is. */
  function memberAction(call: ts.CallExpression, callee: ts.PropertyAccessExpression): Action | undefined {
    const owner = findOwner(callee);
    if (owner === undefined || !isPlainChain(callee, owner) || throwing.test(callee.name.text)) return undefined;
    if (someNode(callee, (node) => node !== owner && isNarrowedField(oracle, node))) return undefined;
    const isDirect = callee.expression === owner;
    if (linksOf(callee).some((link) => link.expression !== owner && transformers.has(link.name.text))) return undefined;
    const dependency = ts.isPropertyAccessExpression(owner) ? fieldDependency(owner) : nameDependency(owner);
    if (dependency === undefined) return undefined;
    const args = argumentsOfChain(call);
    return {
      name: effectWordsOf(call, oracle),
      callee: calleeTextOf(call),
      args,
      argNames: argumentNamesOf(call, args, oracle),
      late: lateArguments(call),
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
    const isHeld = isLastingField(unit, oracle, owner) && !isNarrowedField(oracle, owner);
    if (requestScoped.test(typeName) || !isHeld) return undefined;
    return add(owner.name.text.replace(/^#/, ''), type, owner.getText());
  }

  function nameDependency(owner: ts.Identifier): Dependency | undefined {
    const entry = fileScope.get(owner.text);
    if (entry?.kind === 'local') {
      if (entry.shape !== 'const') return undefined;
      return add(valueNameOf(owner.text), oracle.print(oracle.typeAt(owner), unit.body), owner.text);
    }
    // A driver knows no module that does I/O, not even as a type: the façade keeps the call.
    if (entry?.kind === 'import' && (isRebound(owner, oracle) || doesIo(entry.specifier))) return undefined;
    return add(valueNameOf(owner.text), `typeof ${owner.text}`, owner.text);
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

  function printType(type: ts.Type, at: ts.Node): string {
    return oracle.print(type, at);
  }

  function readField(access: ts.PropertyAccessExpression): Dependency {
    if (!isLastingField(unit, oracle, access) && !isMethod(access)) {
      refuse(
        access,
        'module-state',
        `\`${access.getText()}\` may change while the method runs.`,
        'Make the field readonly.',
      );
    }
    if (!isMethod(access)) return add(fieldNameOf(access.name.text), fieldType(access), access.getText());
    if (isLooseMethod(oracle, access)) {
      const reason = `\`${access.getText()}\` is handed over without its object.`;
      refuse(access, 'dynamic-this', reason, 'Pass a function that calls it.');
    }
    const type = oracle.print(oracle.typeAt(access), access);
    const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
    const facts =
      declaration !== undefined && ts.isMethodDeclaration(declaration) ? oracle.signatureOf(declaration) : undefined;
    const isExact = facts?.parameters.every(({ isOptional, isRest }) => !isOptional && !isRest) ?? false;
    const names = facts?.parameters.map(({ name }) => name.replace(/^__(?=\d+$)/, 'input')) ?? [];
    const given = isExact ? names.join(', ') : '...input';
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
    return add(valueNameOf(identifier.text), constantType(identifier), identifier.text);
  }

  /** `const LIMIT = 10_000;` is a number like any other to those who are handed it. */
  function constantType(identifier: ts.Identifier): string {
    const type = oracle.typeAt(identifier);
    const declaration = oracle.symbolAt(identifier)?.valueDeclaration;
    const isPlain =
      declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.type === undefined;
    return printType(isPlain && type.isNumberLiteral() ? oracle.widen(type) : type, identifier);
  }

  return {
    get all() {
      return [...byKey.values()];
    },
    actionOf,
    readField,
    readName,
  };
}

const ioModules: ReadonlySet<string> = new Set(effectModules);

function doesIo(specifier: string): boolean {
  return ioModules.has(specifier.replace(/^node:/, ''));
}
