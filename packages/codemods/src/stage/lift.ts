import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { holdsKept } from '../analysis/kept.ts';
import type { Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { stagedIn, type Staged } from '../analysis/staged.ts';
import { isOptional } from '../normalise/shapes.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { rootOf } from '../scan/units.ts';
import { hasCall, isTotal, mayChange } from './argument-order.ts';
import type { Action, Dependency } from './dependency.ts';
import { argumentType } from './argument-type.ts';
import { ambientWordsOf, calleeTextOf } from './effect-words.ts';
import { isNarrowedField } from './fields.ts';
import { createAllocator, valueNameOf } from './naming.ts';
import { fill, pair } from './slices.ts';

interface Context {
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly staged: Staged;
  readonly effects: Effects;
  readonly printType: (type: ts.Type, at: ts.Node) => string;
  readonly add: (name: string, type: string, facade: string) => Dependency;
}

/** Turns an effect into a function of the orchestrator; the façade keeps the call as it is written. */
export type Lift = (target: ts.Expression, name: string, written: readonly ts.Expression[]) => Action;

/** Creates the lifting of one unit's effects. */
export function createLift({ oracle, locals, staged, effects, printType, add }: Context): Lift {
  function lift(target: ts.Expression, name: string, given: readonly ts.Expression[]): Action {
    // The object itself stays where it is: the façade is its method.
    const written = given
      .map((argument) => (ts.isSpreadElement(argument) ? argument.expression : argument))
      .filter(({ kind }) => kind !== ts.SyntaxKind.ThisKeyword);
    const callee = calleeOf(target);
    const computed = written.filter((argument) => !staged.has(argument));
    if (callee !== undefined) refuseBuried(callee);
    const isWhole = isOptional(target) && !computed.every((argument) => isTotal(argument));
    if (callee !== undefined && (isWhole || holdsKept(target, effects, staged) || !mayComputeAhead(callee, computed))) {
      refuseBuried(target);
      return liftWhole(target, name);
    }
    const receivers = callee === undefined ? [] : localsIn(callee, ...typeArgumentsOf(target));
    const args = [...receivers, ...written];
    const isCall = ts.isCallExpression(target) || ts.isNewExpression(target);
    const signature = isCall ? oracle.signature(target) : undefined;
    const own = createAllocator(namesIn(callee ?? target));
    const parameterNames = args.map((argument, index) =>
      index < receivers.length
        ? argument.getText()
        : own.take(valueNameOf(signature?.parameters[index - receivers.length]?.name ?? 'value')),
    );
    const types = args.map((argument, index) => {
      const fact = signature?.parameters[index - receivers.length];
      const usable = index >= receivers.length && fact !== undefined && !fact.isRest && signature?.isGeneric === false;
      return usable
        ? printType(fact.type, argument)
        : index < receivers.length
          ? printType(oracle.typeAt(argument), argument)
          : argumentType(oracle, argument);
    });
    const sure = callee === undefined ? [] : assertedIn(callee);
    const body = onOneLine(fill(target, [...sure, ...pair(written, parameterNames.slice(receivers.length))]));
    return actionOf(target, name, { args, parameterNames, types, body });
  }

  /** What the façade keeps as it is written may hold no function that waits or acts. */
  function refuseBuried(node: ts.Node): void {
    const [buried] = stagedIn(node, staged);
    if (buried === undefined) return;
    const reason = 'A function value with effects stands in the middle of a chain of calls.';
    refuse(buried, 'effect-in-closure', reason, 'Give the result of its call a name.');
  }

  /** The call with all that it computes: its parts are computed in the order in which they are written. */
  function liftWhole(target: ts.Expression, name: string): Action {
    const args = localsIn(target);
    return actionOf(target, name, {
      args,
      parameterNames: args.map(({ text }) => text),
      types: args.map((argument) => printType(oracle.typeAt(argument), argument)),
      body: fill(target, assertedIn(target)),
    });
  }

  /** The façade calls when it is asked to: it cannot see that a field was found to be there. */
  function assertedIn(root: ts.Node): readonly (readonly [ts.Node, string])[] {
    if (ts.isPropertyAccessExpression(root) && isNarrowedField(oracle, root))
      return [[root, `${fill(root, assertedIn(root.expression))}!`]];
    const found: (readonly [ts.Node, string])[] = [];
    ts.forEachChild(root, (child) => void found.push(...assertedIn(child)));
    return found;
  }

  interface Lifted {
    readonly args: readonly ts.Expression[];
    readonly parameterNames: readonly string[];
    readonly types: readonly string[];
    readonly body: string;
  }

  function actionOf(target: ts.Expression, name: string, { args, parameterNames, types, body }: Lifted): Action {
    const heads = parameterNames.map((parameter, index) => `${parameter}: ${types[index] ?? 'unknown'}`);
    const result = printType(resultOf(target), target);
    const facade = `(${parameterNames.join(', ')}) => ${body.startsWith('{') ? `(${body})` : body}`;
    const dependency = add(dependencyName(name), `(${heads.join(', ')}) => ${result}`, facade);
    return {
      name: ambientWordsOf(target) ?? name,
      callee: calleeTextOf(target),
      args,
      argNames: parameterNames,
      late: [],
      isObserver: false,
      call: (texts) => `this.${dependency.name}(${texts.join(', ')})`,
    };
  }

  /** A field of the object is asked anew each time: what an earlier answer ruled out, this one does not. */
  function resultOf(target: ts.Expression): ts.Type {
    const isOwn = ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword;
    const symbol = isOwn ? oracle.symbolAt(target.name) : undefined;
    return symbol === undefined ? oracle.typeAt(target) : oracle.declaredType(symbol);
  }

  function localsIn(...nodes: readonly ts.Node[]): readonly ts.Identifier[] {
    const found = new Map<string, ts.Identifier>();
    const visit = (inner: ts.Node): void => {
      if (ts.isIdentifier(inner) && locals.find(inner) !== undefined && !found.has(inner.text))
        found.set(inner.text, inner);
      ts.forEachChild(inner, visit);
    };
    for (const node of nodes) visit(node);
    return [...found.values()];
  }

  return lift;
}

/** `typeof client.load` may name a variable among the types that a call is given. */
function typeArgumentsOf(target: ts.Expression): readonly ts.Node[] {
  return ts.isCallExpression(target) || ts.isNewExpression(target) ? (target.typeArguments ?? []) : [];
}

/** What is called, constructed, or put before a template. */
function calleeOf(target: ts.Expression): ts.Expression | undefined {
  if (ts.isTaggedTemplateExpression(target)) return target.tag;
  return ts.isCallExpression(target) || ts.isNewExpression(target) ? target.expression : undefined;
}

/** A call in one line, when no text or comment is in it. */
function onOneLine(call: string): string {
  if (/[`'"]|\/\/|\/\*/.test(call)) return call;
  return call
    .replace(/\s*\n\s*(?=\??\.)/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')');
}

/** Whether arguments may be computed before what is called is looked up. */
function mayComputeAhead(callee: ts.Expression, args: readonly ts.Expression[]): boolean {
  if (hasCall(callee)) return args.every((argument) => isTotal(argument));
  return rootOf(callee) === callee || !args.some((argument) => mayChange(argument));
}

function namesIn(root: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

/** Guards that throw are spelled as what they are in a driver: a check, a load. */
function dependencyName(name: string): string {
  const plain = name
    .replace(/^[_$]+/, '')
    .replace(/^(?:assert|ensure|require|validate)(?=[A-Z]|$)/, 'check')
    .replace(/Or(?:Throw|Fail)$/, '');
  return valueNameOf(plain);
}

/** Whether an imported name may mean another value later on: `export let db`. */
export function isRebound(name: ts.Identifier, oracle: TypeOracle): boolean {
  const symbol = oracle.symbolAt(name);
  const declaration = symbol === undefined ? undefined : oracle.original(symbol).valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  return ts.isVariableDeclarationList(declaration.parent) && (declaration.parent.flags & ts.NodeFlags.Const) === 0;
}
