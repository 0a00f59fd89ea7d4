import type { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { createWriterNames, pathOf } from './bindings.ts';
import { type Binding, type Env, neededLocals, neededType, nodesFrom } from './build.ts';
import { writeSharedConclusion } from './conclusion.ts';
import { writeEnd } from './exits.ts';
import type { Frame } from './frame.ts';
import { closureStepOf, passReturns, stepOf } from './returns.ts';
import type { Session, Writer } from './session.ts';
import { camel, withoutLastReturn } from './text.ts';
import { nameOfNext } from './words.ts';

/** Code that several ways lead to is written once. */
export function writeJoin(build: Session, frame: Frame, env: Env, writer: Writer): string {
  const plain: Frame = { ...frame, isJoin: false };
  const statement = frame.list[frame.index];
  if (statement === undefined) return writeEnd(build, frame.scope, env, writer);
  const needed = neededLocals(build, plain, plain.scope);
  const nodes = nodesFrom(plain, plain.scope);
  const isPure = nodes.every((node) => !build.effects.isEffectful(node)) && !hasJoin(build, plain.next);
  const shared = { needed, nodes, key: statement };
  if (isPure && frame.scope.kind === 'main') return writeSharedConclusion(build, plain, env, writer, shared);
  return writeStep(build, plain, env, writer, nameOfNext(build, nodes), shared);
}

function hasJoin(build: Session, frame: Frame | undefined): boolean {
  return frame !== undefined && (frame.isJoin || hasJoin(build, frame.next));
}

/** A private method of the orchestrator that runs from a frame to the end, and the call of it. */
export function writeStep(
  build: Session,
  frame: Frame,
  env: Env,
  writer: Writer,
  word: string,
  given?: { needed: readonly Local[]; nodes: readonly ts.Node[]; key: ts.Node },
): string {
  const needed = (given?.needed ?? neededLocals(build, frame, frame.scope)).filter(
    (local) => env.has(local) || given !== undefined,
  );
  const nodes = given?.nodes ?? nodesFrom(frame, frame.scope);
  const key = given?.key ?? frame.list[frame.index];
  if (key === undefined) throw new Error('a step begins at a statement');
  const known = build.joins.get(key);
  if (known !== undefined) {
    passReturns(build, build.returnsOf.get(key) ?? new Set(), writer.returns);
    return `return this.${known.name}(${known.needed.map((local) => pathOf(build, local, env)).join(', ')});`;
  }
  const name = build.memberNames.take(camel(`proceed to ${word}`));
  build.joins.set(key, { name, needed });
  const inner = new Map<Local, Binding>();
  const names = createWriterNames();
  for (const local of needed) inner.set(local, { ...neededType(build, local, nodes), path: names.take(local.name) });
  const parameters = needed.map((local) => ({
    name: pathOf(build, local, inner),
    type: inner.get(local)?.text ?? 'unknown',
  }));
  const returns = new Set<string>();
  build.returnsOf.set(key, returns);
  const opened: Frame = { ...frame, isJoin: false, isOpened: true };
  const last = given === undefined ? writer.after : undefined;
  const body = withoutLastReturn(build.write(opened, frame.scope, inner, { names, depth: 0, returns, after: last }));
  passReturns(build, returns, writer.returns);
  const { kind, closure, isAsync } = frame.scope;
  if (kind === 'closure' && closure?.isRaced === true && isWaiting(body)) {
    const reason = 'This would be a method of its own, and fail later than before: another call could fail first.';
    refuse(key, 'concurrent-order', reason, 'Make the function a method of its own.');
  }
  build.steps.push(
    kind === 'closure' && closure !== undefined
      ? closureStepOf(name, parameters, closure.type, isAsync && isWaiting(body), body)
      : stepOf(name, parameters, returns, isAsync, body),
  );
  return `return this.${name}(${needed.map((local) => pathOf(build, local, env)).join(', ')});`;
}

/**
 * Whether the rest of a function value waits. One that does not is no `async` method: its end, or its failure, would be known
 * later than it was, and calls at the same time could change places.
 */
function isWaiting(body: string): boolean {
  return /\bawait\b|\breturn this\.(?!raise\()/.test(body);
}
