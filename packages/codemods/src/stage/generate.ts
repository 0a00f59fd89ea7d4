import { ts } from 'ts-morph';
import { isEndless } from '../analysis/jumps.ts';
import type { Local } from '../analysis/locals.ts';
import { branchOf } from '../analysis/syntax.ts';
import { assignmentOf } from './assignments.ts';
import { bindingOf, createWriterNames, isKnown, pathOf } from './bindings.ts';
import { type Binding, type Build, type Env, neededLocals, typeText } from './build.ts';
import { writeClosure } from './closure.ts';
import { directText, isDirect } from './direct.ts';
import type { Flow } from './flow.ts';
import { writeEnd, writeReturn, writeThrow } from './exits.ts';
import { settleReturns } from './returns.ts';
import { findJump, writeJump } from './jump.ts';
import { isBareDeclaration, isDeadStore, restAfter } from './statements.ts';
import { type Frame, type Scope, advance, findEffectStatement, liveAt, settle } from './frame.ts';
import type { Session, Writer } from './session.ts';
import { commentsOf, docAbove } from './text.ts';
import { nameOfNext } from './words.ts';
import { writeAttempt } from './write-attempt.ts';
import { writeDecision } from './write-decision.ts';
import { writeEffect } from './write-effect.ts';
import { openWhile } from './while.ts';
import { writeLoop } from './write-loop.ts';
import { writeJoin, writeStep } from './write-step.ts';

/** What the orchestrator is called with, what it may end in, and the helpers that it needs. */
interface Generated {
  readonly inputs: readonly string[];
  readonly attempts: Flow['attempts'];
  readonly returned: ReadonlySet<string>;
  readonly raise: { readonly name: string; readonly variants: ReadonlySet<string> } | undefined;
}

/** Writes the orchestrator's methods, and on the way every decision that they need. */
export function generate(given: Build, body: readonly ts.Statement[]): Generated {
  const build: Session = {
    ...given,
    write: (entry, scope, env, writer) => write(build, entry, scope, env, writer),
    use: (name) => void given.usage.values.add(name),
    joins: new Map(),
    returnsOf: new Map(),
    links: [],
    conclusions: new Map(),
    cleanedUp: new Set(),
    loops: new Map(),
    closureText: (node, env) => writeClosure(build, node, env),
    closures: new Map(),
    raised: new Set(),
    arrivals: new Map(),
    guards: new Map(),
    state: { failure: undefined, raise: undefined },
  };

  const main: Scope = {
    kind: 'main',
    liveAfter: [],
    after: undefined,
    failure: undefined,
    completion: undefined,
    isAsync: build.isAsync,
  };
  const entry: Frame = { list: body, index: 0, next: undefined, scope: main, isJoin: false };
  const inputs = neededLocals(build, entry, main);
  const names = createWriterNames();
  const env = new Map<Local, Binding>();
  for (const local of inputs) env.set(local, bindingOf(build, local, names.take(local.name)));
  const returns = new Set<string>();
  const text = build.write(entry, main, env, { names, depth: 0, returns });
  build.steps.unshift({
    name: build.names.method,
    parameters: inputs.map((local) => ({
      name: pathOf(build, local, env),
      type: typeText(build, build.oracle.typeAt(local.declaration), local.declaration),
    })),
    returns: build.names.result,
    isAsync: build.isAsync,
    body: text,
    doc: docAbove(build.unit.node),
  });
  settleReturns(build);
  const { raise, failure } = build.state;
  return {
    inputs: inputs.map((local) => local.name),
    attempts: failure === undefined ? undefined : { failure, guards: [...build.guards.values()] },
    returned: returns,
    raise: raise === undefined ? undefined : { name: raise, variants: build.raised },
  };
}

/** Writes everything from a frame to the end of its scope. */
export function write(build: Session, entry: Frame | undefined, scope: Scope, env: Env, writer: Writer): string {
  const frame = settle(entry);
  if (frame === undefined) return writeEnd(build, scope, env, writer);
  if (frame.isJoin) return writeJoin(build, frame, env, writer);
  const statement = frame.list[frame.index];
  if (statement === undefined) throw new Error('a settled frame has a statement');
  const step = findEffectStatement(statement, build.effects);
  if (step !== undefined) return writeEffect(build, frame, step, env, writer, commentsOf(statement));
  if (build.effects.isEffectful(statement)) {
    if (ts.isBlock(statement)) {
      const rest = restAfter(build, frame);
      return build.write(
        { list: statement.statements, index: 0, next: rest, scope: frame.scope, isJoin: false },
        scope,
        env,
        writer,
      );
    }
    if (ts.isTryStatement(statement)) return writeAttempt(build, frame, statement, env, writer);
    if (ts.isForOfStatement(statement)) return writeLoop(build, frame, statement, env, writer);
    if (ts.isWhileStatement(statement) && frame.isOpened === true && isEndless(statement)) {
      const { head } = openWhile(build, statement, frame, restAfter(build, frame));
      const body = branchOf(statement.statement);
      return build.write({ list: body, index: 0, next: head, scope, isJoin: false }, scope, env, writer);
    }
    if (ts.isWhileStatement(statement) && frame.isOpened !== true)
      return writeStep(build, frame, env, writer, `next ${nameOfNext(build, [statement])}`);
  }
  if (isBareDeclaration(statement) || isDeadStore(build, statement, advance(frame)))
    return build.write(advance(frame), scope, env, writer);
  if (ts.isBreakOrContinueStatement(statement)) {
    const jump = findJump(build, statement, frame.scope);
    if (jump !== undefined) return writeJump(build, jump, scope, env, writer);
  }
  const aliased = aliasOf(build, statement, env);
  if (aliased !== undefined) return build.write(advance(frame), scope, new Map([...env, aliased]), writer);
  const taken = writeMember(build, frame, statement, env, writer);
  if (taken !== undefined) return taken;
  if (scope.kind !== 'cleanup') {
    const exit = ts.isReturnStatement(statement)
      ? writeReturn(build, statement, scope, env, writer)
      : ts.isThrowStatement(statement)
        ? writeThrow(build, statement, scope, env, writer)
        : undefined;
    if (exit !== undefined) return exit;
  }
  return writeDecision(build, frame, env, writer);
}

/** `x = y` and `const x = y` of plain names need no decision: the value is known under another name. */
export function aliasOf(build: Session, statement: ts.Statement, env: Env): readonly [Local, Binding] | undefined {
  const pair = assignmentOf(statement);
  if (pair === undefined || !ts.isIdentifier(pair.value)) return undefined;
  const local = build.locals.find(pair.target);
  const source = build.locals.find(pair.value);
  const binding = source === undefined ? undefined : env.get(source);
  if (local === undefined || binding === undefined || source?.isReassigned !== false) return undefined;
  return [local, binding];
}

/** `const x = y.z` needs no decision either: the orchestrator takes the member, at the same moment. */
function writeMember(
  build: Session,
  frame: Frame,
  statement: ts.Statement,
  env: Env,
  writer: Writer,
): string | undefined {
  const pair = assignmentOf(statement);
  if (pair === undefined || !ts.isPropertyAccessExpression(pair.value) || !ts.isIdentifier(pair.value.name))
    return undefined;
  const local = build.locals.find(pair.target);
  const isUsable = local !== undefined && isDirect(build, pair.value) && isKnown(build, pair.value, env);
  const live = liveAt(advance(frame), frame.scope, build.liveness);
  if (!isUsable || !live.has(local) || ts.isTypeReferenceNode(pair.target.parent)) return undefined;
  const name = writer.names.take(local.name);
  const { name: key, expression } = pair.value;
  const owner =
    expression.kind === ts.SyntaxKind.ThisKeyword ? undefined : directText(build, expression, env, build.use);
  if (owner === undefined) return undefined;
  const type = build.oracle.typeAt(pair.value);
  const next = new Map(env).set(local, { path: name, type, text: typeText(build, type, pair.value) });
  const line = `const { ${key.text === name ? name : `${key.text}: ${name}`} } = ${owner};`;
  return `${commentsOf(statement)}${line}\n${build.write(advance(frame), frame.scope, next, writer)}`;
}
