import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { isShared, type FileScope } from '../analysis/file-scope.ts';
import { isNestedScope, isWrite, type Local, type Locals } from '../analysis/locals.ts';
import { isWrittenMember } from '../analysis/purity.ts';
import { refuse } from '../analysis/refuse.ts';
import { isSequence } from '../normalise/shapes.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import type { Dependencies, Dependency } from './dependency.ts';
import { writtenKind, type KindLiterals } from './kind-literals.ts';
import { valueNameOf } from './naming.ts';
import { fewerWordsOf, isNarrowedMember } from './narrowing.ts';
import { isOwnStatic } from './own-statics.ts';
import { fill } from './slices.ts';

/** What a piece of moved code needs from around it. */
export interface Usage {
  readonly locals: Set<Local>;
  /** Fields and names of the service, by the name they get as a parameter. */
  readonly borrowed: Map<string, Dependency>;
  /** Imported names that are used as values. */
  readonly values: Set<string>;
  /** Types that are written in the code. */
  readonly types: Set<string>;
}

/** A fresh record. */
export function createUsage(): Usage {
  return { locals: new Set(), borrowed: new Map(), values: new Set(), types: new Set() };
}

/** Turns a `return`, a `throw`, or a jump out of the code, into what stands for it. */
interface RenderExit {
  (statement: ts.ReturnStatement | ts.ThrowStatement): string;
  readonly jump: (statement: ts.BreakOrContinueStatement) => string | undefined;
}

/** Renders original code by slices, as it reads inside a decision. */
export interface Renderer {
  /** Whether a local must be written with `!` here. */
  isAsserted(node: ts.Identifier): boolean;
  text(node: ts.Node, usage: Usage, exit?: RenderExit): string;
}

/**
 * What was narrowed before a cut and is asserted to be so still: nothing; by `!`, members and written variables, or all
 * variables; by `as`, also members that are one of fewer words than they are declared to be.
 */
export type Asserted = 'nothing' | 'members' | 'variables' | 'words';

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly fileScope: FileScope;
  readonly dependencies: Dependencies;
  readonly effects: Effects;
  readonly kinds: KindLiterals;
  readonly asserted: Asserted;
}

/** Creates the renderer of a unit. */
export function createRenderer(context: Context): Renderer {
  const { unit, oracle, locals, fileScope, dependencies, effects, kinds, asserted } = context;
  const localNames = new Set(locals.all.map(({ name }) => name));

  function text(node: ts.Node, usage: Usage, exit?: RenderExit): string {
    const parts: (readonly [ts.Node, string])[] = [];
    const visit = (inner: ts.Node, isOwn: boolean): void => {
      const replacement = replace(inner, usage, isOwn ? exit : undefined, isOwn);
      if (replacement !== undefined) parts.push([inner, replacement]);
      else
        ts.forEachChild(inner, (child) => {
          visit(child, isOwn && !isNestedScope(inner));
        });
    };
    visit(node, true);
    const [only] = parts;
    const written = only?.[0] === node ? only[1] : fill(node, parts);
    // As a value it needs the parentheses that it stood in.
    return isSequence(node) ? `(${written})` : written;
  }

  /** The text that stands for a node, when it is not its own; records what the node needs. */
  function replace(node: ts.Node, usage: Usage, exit: RenderExit | undefined, isOwn: boolean): string | undefined {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) {
      usage.types.add(node.getText());
      return node.getText();
    }
    const kind = writtenKind(node);
    if (kind !== undefined) return kinds.memberOf(kind);
    if (ts.isReturnStatement(node) && exit !== undefined) return exit(node);
    if (ts.isBreakOrContinueStatement(node) && exit !== undefined) return exit.jump(node);
    if (ts.isThrowStatement(node)) return throwText(node, exit, isOwn);
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      if (isWrittenMember(node)) {
        refuse(node, 'this-write', 'A field of the object is written.', 'Return the value, or keep it in a store.');
      }
      return borrow(dependencies.readField(node), usage);
    }
    if (isOwnStatic(unit, oracle, node)) return borrow(dependencies.readField(node), usage);
    if (asserted !== 'nothing' && isNarrowedMember(oracle, node))
      return `${text(node.expression, usage)}.${node.name.text}!`;
    const words = asserted === 'words' ? fewerWordsOf(oracle, node) : undefined;
    if (words !== undefined && ts.isPropertyAccessExpression(node))
      return `(${text(node.expression, usage)}.${node.name.text} as ${words})`;
    if (asserted !== 'nothing' && ts.isIdentifier(node) && isNarrowedLocal(node)) {
      readIdentifier(node, usage);
      return ts.isShorthandPropertyAssignment(node.parent) ? `${node.text}: ${node.text}!` : `${node.text}!`;
    }
    if (ts.isIdentifier(node)) return readIdentifier(node, usage);
    refuseOthers(node);
    return undefined;
  }

  /** A variable whose `null` or `undefined` was ruled out before. */
  function isNarrowedLocal(node: ts.Identifier): boolean {
    const local = isReference(node) && !isWrite(node) ? locals.find(node) : undefined;
    if (local === undefined || local.declaration === node || ts.isNonNullExpression(node.parent)) return false;
    if (asserted === 'members' && !local.isReassigned) return false;
    return oracle.mayBeMissing(oracle.declaredType(local.symbol)) && !oracle.mayBeMissing(oracle.typeAt(node));
  }

  function throwText(node: ts.ThrowStatement, exit: RenderExit | undefined, isOwn: boolean): string {
    if (!isOwn || exit === undefined) {
      return refuse(
        node,
        'throw-in-closure',
        'A function value throws.',
        'Check before the callback, or return a value from it.',
      );
    }
    if (isCaughtHere(node)) {
      refuse(node, 'throw-in-pure-try', 'The error is caught in the same method.', 'Use an `if` instead of throwing.');
    }
    return exit(node);
  }

  /** Whether a try statement without effects, which moves as a whole, would catch what is thrown. */
  function isCaughtHere(node: ts.Node): boolean {
    for (let child = node; !ts.isFunctionLike(child); child = child.parent) {
      const { parent } = child;
      if (!ts.isTryStatement(parent) || effects.isEffectful(parent)) continue;
      if (parent.tryBlock === child || parent.finallyBlock !== undefined) return true;
    }
    return false;
  }

  function borrow(dependency: Dependency, usage: Usage): string {
    const name = localNames.has(dependency.name)
      ? `own${dependency.name.charAt(0).toUpperCase()}${dependency.name.slice(1)}`
      : dependency.name;
    usage.borrowed.set(name, dependency);
    return name;
  }

  /** Notes what a name needs; the text that stands for it when it gets another name. */
  function readIdentifier(node: ts.Identifier, usage: Usage): string | undefined {
    if (!isReference(node)) return undefined;
    if (node.text === 'arguments') {
      refuse(node, 'arguments-object', '`arguments` belongs to the method itself.', 'Use a rest parameter.');
    }
    const local = locals.find(node);
    if (local !== undefined) {
      usage.locals.add(local);
      return undefined;
    }
    const entry = fileScope.get(node.text);
    if (entry === undefined && node.text === '__filename') {
      refuse(node, 'module-state', '`__filename` names the file of the service.', 'Make it a constant of the file.');
    }
    if (entry === undefined || !isTopLevel(node)) return undefined;
    if (entry.kind === 'import' || isShared(entry)) {
      usage.values.add(node.text);
      return undefined;
    }
    const name = inputNameOf(node.text);
    usage.borrowed.set(name, dependencies.readName(node));
    if (name === node.text) return undefined;
    return ts.isShorthandPropertyAssignment(node.parent) ? `${node.text}: ${name}` : name;
  }

  /** A constant of the file is an input like any other: `MAX_ATTEMPTS` → `maxAttempts`. */
  function inputNameOf(name: string): string {
    if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return name;
    const plain = valueNameOf(name);
    return localNames.has(plain) || fileScope.has(plain) || !/^[a-z]{2}/.test(plain) ? name : plain;
  }

  /** Whether a name means the file's top level here, not a parameter of a nested function. */
  function isTopLevel(node: ts.Identifier): boolean {
    const declaration = oracle.symbolAt(node)?.declarations?.[0];
    if (declaration === undefined) return false;
    let parent = declaration.parent;
    while (!ts.isSourceFile(parent)) {
      if (ts.isFunctionLike(parent) || ts.isBlock(parent)) return false;
      parent = parent.parent;
    }
    return true;
  }

  return { text, isAsserted: (node) => asserted !== 'nothing' && isNarrowedLocal(node) };
}

function refuseOthers(node: ts.Node): void {
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    refuse(node, 'dynamic-this', 'The object itself is passed on.', 'Pass the fields that are needed.');
  }
  if (ts.isMetaProperty(node)) {
    refuse(node, 'module-state', 'The running module is asked about itself.', 'Make it a constant of the file.');
  }
  if (node.kind === ts.SyntaxKind.SuperKeyword) {
    refuse(node, 'super-call', 'The method of a base class is called.', 'Call it from a method of its own.');
  }
}

/** Whether an identifier reads a variable: not the name of a member, a property or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent);
}
