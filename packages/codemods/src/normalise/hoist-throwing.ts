import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { isNestedScope, isWrite, type Locals, namesOf, visitOwn } from '../analysis/locals.ts';
import type { Staged } from '../analysis/staged.ts';
import { someNode } from '../analysis/syntax.ts';
import { findThrowingCall, type ThrowingCall } from '../analysis/throwing-callbacks.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import type { Allocator } from '../stage/naming.ts';
import { fill } from '../stage/slices.ts';
import { answerText, declarationOf, resultNames } from './loop-answers.ts';

/** The effects of a unit, with the calls among them that are to become loops. */
export function withThrowingCalls(effects: Effects, staged: Staged, oracle: TypeOracle): Effects {
  const isLoop = (node: ts.Node): boolean =>
    ts.isCallExpression(node) &&
    !node.arguments.some((argument) => staged.has(argument)) &&
    findThrowingCall(node, oracle) !== undefined;
  const known = new Map<ts.Node, boolean>();
  function holdsLoop(node: ts.Node): boolean {
    const answer = known.get(node);
    if (answer !== undefined) return answer;
    const judged =
      isLoop(node) ||
      (!isNestedScope(node) && ts.forEachChild(node, (child) => holdsLoop(child) || undefined) === true);
    known.set(node, judged);
    return judged;
  }
  return {
    find: (node) =>
      effects.find(node) ??
      (isLoop(node) && ts.isCallExpression(node) ? { node, target: node, isAwaited: false } : undefined),
    isEffectful: (node) => effects.isEffectful(node) || holdsLoop(node),
  };
}

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly staged: Staged;
  readonly names: Allocator;
  readonly state: { isChanged: boolean };
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
}

/** A name that a value is to have, as it was declared. */
interface Wanted {
  readonly name: string;
  readonly type: string | undefined;
  /** Whether a function value keeps it: a variable that is written would not do. */
  readonly isKept: boolean;
}

/** Writes calls whose callbacks throw as loops: what is thrown there leaves the code around. */
export interface ThrowingHoister {
  /** Appends the loop; the text is the name of its value. `undefined` for everything else. */
  readonly loopText: (node: ts.Expression, pre: string[]) => string | undefined;
  /** What is left of a declaration behind the loop that fills its variable. */
  readonly foldedInto: (declaration: ts.VariableDeclaration, value: ts.Expression, pre: string[]) => string | undefined;
}

/** Creates the writing of loops. */
export function createThrowingHoister({
  unit,
  oracle,
  locals,
  staged,
  names,
  state,
  expressionText,
}: Context): ThrowingHoister {
  function loopText(node: ts.Expression, pre: string[], wanted?: Wanted): string | undefined {
    const found = findThrowingCall(node, oracle);
    if (found === undefined || staged.has(found.callback)) return undefined;
    state.isChanged = true;
    const { callback, method, call, start } = found;
    const list = listText(found, pre);
    const isUsable = wanted !== undefined && (!wanted.isKept || method === 'map' || method === 'filter');
    const value = method === 'forEach' ? 'undefined' : isUsable ? wanted.name : names.take(resultNames[method]);
    const type = wanted?.type ?? oracle.print(oracle.typeAt(call), call);
    if (method !== 'forEach')
      pre.push(declarationOf(method, value, type, start === undefined ? '' : expressionText(start, pre)));
    const [sum] = method === 'reduce' ? callback.parameters : [];
    const [item, index] = method === 'reduce' ? callback.parameters.slice(1) : callback.parameters;
    const renamed = renamedIn(found, sum === undefined ? undefined : { parameter: sum.name, name: value });
    const needsItem = method === 'filter' || method === 'find';
    const isNamed = item !== undefined && ts.isIdentifier(item.name);
    const itemName = isNamed || (item !== undefined && !needsItem) ? nameText(item.name, renamed) : names.take('item');
    const isPart = item !== undefined && !isNamed && needsItem;
    const keyword = item !== undefined && isWrittenIn(callback, item) ? 'let' : 'const';
    const head =
      index === undefined
        ? `${keyword} ${itemName} of ${list}`
        : `${keyword} [${nameText(index.name, renamed)}, ${itemName}] of ${list}.entries()`;
    const taken = isPart ? `\n${keyword} ${nameText(item.name, renamed)} = ${itemName};` : '';
    pre.push(`for (${head}) {${taken}${bodyText(found, value, itemName, renamed)}\n}`);
    return value;
  }

  /** The loop fills the variable itself, unless a function value keeps the variable. */
  function foldedInto(
    { name: own, type }: ts.VariableDeclaration,
    value: ts.Expression,
    pre: string[],
  ): string | undefined {
    if (!ts.isIdentifier(own)) return undefined;
    const isOwn = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === own.text;
    const isKept = someNode(unit.body, (node) => ts.isFunctionLike(node) && someNode(node, isOwn));
    const filled = loopText(value, pre, { name: own.text, type: type?.getText(), isKept });
    if (filled === undefined) return undefined;
    return filled === own.text ? '' : `const ${own.text} = ${filled};`;
  }

  /** The list is looked at before the loop: its name, or a name for it. */
  function listText({ list, start }: ThrowingCall, pre: string[]): string {
    const text = expressionText(list, pre);
    if (start === undefined || /^[\w.]+$/.test(text)) return /^[\w.()[\]]+$/.test(text) ? text : `(${text})`;
    const name = names.take('list');
    pre.push(`const ${name} = ${text};`);
    return name;
  }

  /** The names that would mean something else outside the callback. */
  function renamedIn(
    { callback, list }: ThrowingCall,
    sum: { readonly parameter: ts.BindingName; readonly name: string } | undefined,
  ): ReadonlyMap<ts.Symbol, string> {
    const own: ts.Identifier[] = callback.parameters.flatMap(({ name }) => namesOf(name));
    visitOwn(callback.body, (node) => {
      if (ts.isVariableDeclaration(node)) own.push(...namesOf(node.name));
    });
    const renamed = new Map<ts.Symbol, string>();
    const taken = new Set(locals.all.map(({ name }) => name));
    for (const name of own) {
      const symbol = oracle.symbolAt(name);
      if (symbol === undefined) continue;
      const isRead = someNode(list, (node) => ts.isIdentifier(node) && node.text === name.text);
      if (sum?.parameter === name) renamed.set(symbol, sum.name);
      else if (taken.has(name.text) || isRead) renamed.set(symbol, names.take(name.text));
    }
    return renamed;
  }

  function bodyText(
    { callback, method }: ThrowingCall,
    value: string,
    item: string,
    renamed: ReadonlyMap<ts.Symbol, string>,
  ): string {
    const { statements } = callback.body;
    const returns: ts.ReturnStatement[] = [];
    visitOwn(callback.body, (node) => {
      if (ts.isReturnStatement(node)) returns.push(node);
    });
    return statements
      .map((statement) => {
        const inside = returns.filter((one) => statement.pos <= one.pos && one.end <= statement.end);
        const parts = inside.map((one): readonly [ts.Node, string] => {
          const answer = answerText(
            method,
            one.expression === undefined ? '' : renamedText(one.expression, renamed),
            value,
            item,
          );
          const isLast = one === statements.at(-1);
          const lines = [...answer, ...(isLast || answer.at(-1) === 'break;' ? [] : ['continue;'])].join('\n');
          return [one, ts.isBlock(one.parent) ? lines : `{\n${lines}\n}`];
        });
        const lead = statement.getFullText().slice(0, statement.getLeadingTriviaWidth());
        return `${lead}${renamedText(statement, renamed, parts)}`;
      })
      .join('');
  }

  function nameText(name: ts.BindingName, renamed: ReadonlyMap<ts.Symbol, string>): string {
    return renamedText(name, renamed);
  }

  /** The text of a node under the new names. */
  function renamedText(
    root: ts.Node,
    renamed: ReadonlyMap<ts.Symbol, string>,
    parts: readonly (readonly [ts.Node, string])[] = [],
  ): string {
    const own: (readonly [ts.Node, string])[] = [...parts];
    const visit = (node: ts.Node): void => {
      if (parts.some(([part]) => part === node)) return;
      if (ts.isIdentifier(node)) {
        const symbol = isMemberName(node) ? undefined : oracle.symbolAt(node);
        const name = symbol === undefined ? undefined : renamed.get(symbol);
        if (name === undefined) return;
        const { parent } = node;
        const isShort = ts.isShorthandPropertyAssignment(parent) || isShortElement(parent, node);
        own.push([node, isShort ? `${node.text}: ${name}` : name]);
        return;
      }
      ts.forEachChild(node, visit);
    };
    visit(root);
    const [only] = own;
    return only?.[0] === root ? only[1] : fill(root, own);
  }

  return { loopText, foldedInto };
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

/** `{ id }` of a pattern. */
function isShortElement(parent: ts.Node, node: ts.Identifier): boolean {
  return (
    ts.isBindingElement(parent) &&
    ts.isObjectBindingPattern(parent.parent) &&
    parent.name === node &&
    parent.propertyName === undefined &&
    parent.dotDotDotToken === undefined
  );
}

function isWrittenIn(callback: ThrowingCall['callback'], { name }: ts.ParameterDeclaration): boolean {
  const own = new Set(namesOf(name).map(({ text }) => text));
  return someNode(callback.body, (node) => ts.isIdentifier(node) && own.has(node.text) && isWrite(node));
}
