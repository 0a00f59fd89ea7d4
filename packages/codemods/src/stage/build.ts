import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import type { FileScope } from '../analysis/file-scope.ts';
import type { Liveness } from '../analysis/liveness.ts';
import type { Local, Locals } from '../analysis/locals.ts';
import { canListComplete } from '../analysis/syntax.ts';
import type { Tier } from '../report.ts';
import type { Staged } from '../analysis/staged.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import type { Dependencies } from './dependency.ts';
import type { Bundle, Constant, Decision, FlowNames, Outcome, Step } from './flow.ts';
import { liveAt, type Frame } from './frame.ts';
import type { Allocator } from './naming.ts';
import type { Asserted, Renderer, Usage } from './rendering.ts';
import type { Results, Variant } from './variants.ts';

/** Where a local's value is found in the orchestrator, and its type there. */
export interface Binding {
  readonly path: string;
  readonly type: ts.Type | undefined;
  readonly text: string;
}

/** The locals that have a value at a place. */
export type Env = ReadonlyMap<Local, Binding>;

/** What all parts of the staging of one unit share. */
export interface Build {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly locals: Locals;
  readonly effects: Effects;
  readonly staged: Staged;
  readonly fileScope: FileScope;
  readonly liveness: Liveness;
  readonly dependencies: Dependencies;
  readonly renderer: Renderer;
  readonly results: Results;
  readonly names: FlowNames;
  readonly isAsync: boolean;
  /** How much of what was narrowed before a cut is said again. */
  readonly asserted: Asserted;
  /** What a caught value is taken for; projects that do not ask for `unknown` may read anything of it. */
  readonly caughtType: 'unknown' | 'any';
  /** How many choices may stand inside one another; compilers before 3.7 do not see that an inner one always ends. */
  readonly nesting: 0 | 1;
  readonly typeNames: Allocator;
  readonly functionNames: Allocator;
  readonly memberNames: Allocator;
  readonly usage: Usage;
  readonly tiers: Set<Tier>;
  readonly intents: Variant[];
  readonly decisions: Decision[];
  readonly constants: Constant[];
  readonly outcomes: Outcome[];
  readonly bundles: Bundle[];
  readonly steps: Step[];
}

/** The type as text, as it reads at a node. */
export function typeText(build: Build, type: ts.Type, at: ts.Node): string {
  return build.oracle.print(type, at);
}

/** The locals that a frame needs, in the order of their declaration. */
export function neededLocals(build: Build, frame: Frame | undefined, scope: Frame['scope']): readonly Local[] {
  return [...liveAt(frame, scope, build.liveness)].sort((a, b) => a.declaration.pos - b.declaration.pos);
}

/**
 * The type that a local must have at a frame: what its later readers see, which may be narrower than its declaration;
 * the declared type when it is written again.
 */
export function neededType(build: Build, local: Local, nodes: readonly ts.Node[]): Binding {
  const { oracle } = build;
  const readers: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === local.name && build.locals.find(node) === local) readers.push(node);
    ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  const declared = oracle.declaredType(local.symbol);
  if (
    ts.isVariableDeclaration(local.declaration.parent) &&
    ts.isCatchClause(local.declaration.parent.parent) &&
    build.caughtType === 'any'
  ) {
    return { path: local.name, type: undefined, text: build.caughtType };
  }
  if (isUntypedItem(build, local, declared) && !readers.some((reader) => isTakenApart(reader)))
    return { path: local.name, type: undefined, text: 'unknown' };
  const isWritten = local.isReassigned && nodes.some((node) => build.liveness.writes(node).has(local));
  const isAsserted = !local.isReassigned && readers.some((reader) => build.renderer.isAsserted(reader));
  const types =
    isWritten || isAsserted || readers.length === 0
      ? [declared]
      : readers.map((reader) => withoutValue(build, oracle.typeAt(reader), declared));
  const [untyped] = types.filter((type) => (type.flags & ts.TypeFlags.Any) !== 0);
  if (untyped !== undefined) return { path: local.name, type: untyped, text: 'any' };
  const widest = types.filter(
    (type, index) =>
      !types.some(
        (other, at) =>
          other !== type && oracle.isAssignable(type, other) && (!oracle.isAssignable(other, type) || at < index),
      ),
  );
  const unique = widest.filter((type, index) => widest.indexOf(type) === index);
  const texts = [...new Set(unique.map((type) => typeText(build, type, readers[0] ?? local.declaration)))];
  const [only] = unique;
  const isFunction = texts.length > 1 && texts.some((text) => text.includes('=>'));
  return {
    path: local.name,
    type: unique.length === 1 ? only : undefined,
    text: isFunction ? texts.map((text) => `(${text})`).join(' | ') : texts.join(' | '),
  };
}

/** On a second try: a text, a number or a truth that was compared before the cut may be any of its kind after it. */
function withoutValue({ asserted }: Build, seen: ts.Type, declared: ts.Type): ts.Type {
  if (asserted === 'nothing') return seen;
  const parts = seen.isUnion() ? seen.types : [seen];
  const isText = (declared.flags & ts.TypeFlags.String) !== 0 && parts.every((part) => part.isStringLiteral());
  const isNumber = (declared.flags & ts.TypeFlags.Number) !== 0 && parts.every((part) => part.isNumberLiteral());
  const isTruth =
    (declared.flags & ts.TypeFlags.Boolean) !== 0 &&
    parts.every((part) => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0);
  return isText || isNumber || isTruth ? declared : seen;
}

/** A parameter of a callback that its caller leaves open: the reason of a rejection. */
function isUntypedItem({ staged }: Build, { declaration }: Local, type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Any) !== 0 && ts.isParameter(declaration.parent) && staged.has(declaration.parent.parent)
  );
}

function isTakenApart(reader: ts.Identifier): boolean {
  const { parent } = reader;
  return !ts.isCallExpression(parent) || parent.expression === reader;
}

/** The nodes that can still run from a frame on. */
export function nodesFrom(frame: Frame | undefined, scope: Frame['scope']): readonly ts.Node[] {
  if (frame === undefined) return scope.after === undefined ? [] : nodesFrom(scope.after, scope.after.scope);
  const own = frame.list.slice(frame.index);
  return canListComplete(own) || own.some((statement) => ts.isBreakStatement(statement))
    ? [...own, ...nodesFrom(frame.next, frame.scope)]
    : own;
}

/** Whether a value of one type may stand where a binding's type is wanted. */
export function fits(build: Build, have: Binding, wanted: Binding): boolean {
  if (have.text === wanted.text || have.text === 'any' || wanted.text === 'any') return true;
  return have.type !== undefined && wanted.type !== undefined && build.oracle.isAssignable(have.type, wanted.type);
}
