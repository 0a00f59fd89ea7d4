import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { canComplete, holdsExit, holdsWait } from '../analysis/syntax.ts';
import { addsWait, refuseAddedWait } from './added-wait.ts';
import { refuseHalfDone, refuseUnsettled } from './attempt-safety.ts';
import { createWriterNames, pathOf } from './bindings.ts';
import { type Binding, type Env, neededLocals, neededType, nodesFrom } from './build.ts';
import { nestingOf, restAfter } from './statements.ts';
import { type Frame, type Scope, liveAt } from './frame.ts';
import { writeResult } from './leave.ts';
import { guard } from './guard.ts';
import { loopsAround, refuseOvertaking } from './in-flight.ts';
import type { Session, Writer } from './session.ts';
import { withoutLastReturn } from './text.ts';
import { nameOfNext } from './words.ts';
import { writeStep } from './write-step.ts';

/** A guarded block becomes an outcome: it completed, it failed, or the method has its result. */
export function writeAttempt(
  build: Session,
  frame: Frame,
  statement: ts.TryStatement,
  env: Env,
  writer: Writer,
): string {
  if (writer.depth > nestingOf(build, frame.scope))
    return writeStep(build, frame, env, writer, `try ${nameOfNext(build, [statement.tryBlock])}`);
  const rest = restAfter(build, frame);
  refuseDelay(build, frame, statement, rest);
  const { tryBlock, catchClause, finallyBlock } = statement;
  if (finallyBlock !== undefined && !build.cleanedUp.delete(statement))
    return writeCleanUp(build, frame, rest, statement, finallyBlock, env, writer);
  if (catchClause === undefined) throw new Error('a try statement catches or cleans up');
  const caught = catchClause.variableDeclaration?.name;
  if (caught !== undefined && !ts.isIdentifier(caught)) {
    return refuse(caught, 'nested-effect', 'The caught error is taken apart.', 'Name it, and take it apart inside.');
  }
  const list = tryBlock.statements;
  const first = finallyBlock === undefined ? countAtOnce(build, tryBlock) : 0;
  const rescue: Frame = {
    list: catchClause.block.statements,
    index: 0,
    next: rest,
    scope: frame.scope,
    isJoin: first > 0 && catchClause.block.statements.length > 0,
  };
  refuseHalfDone(build, tryBlock, liveAt(rescue, frame.scope, build.liveness));
  const onFailure =
    (known: Env) =>
    (variable: string): string => {
      const next = new Map(known);
      const local = caught === undefined ? undefined : build.locals.find(caught);
      if (local !== undefined)
        next.set(local, { path: `${variable}.error`, type: undefined, text: caughtTypeOf(build, catchClause) });
      return build.write(rescue, frame.scope, next, { ...writer, depth: writer.depth + 1 });
    };
  if (first === 0) return guard(build, { list, rest, frame, env, writer }, onFailure(env));
  const second: Frame = { ...rest, list, index: first, next: rest, isJoin: false };
  const onCompleted = (known: Env, inner: Writer): string =>
    guard(build, { list: list.slice(first), rest, frame, env: known, writer: inner }, onFailure(known));
  const guarded = { list: list.slice(0, first), rest: second, frame, env, writer, onCompleted };
  return guard(build, guarded, onFailure(env));
}

/**
 * How many statements of a guarded block come before the first one that waits, when they must be guarded apart: what fails
 * there is caught at once.
 */
function countAtOnce(build: Session, block: ts.Block): number {
  if (!holdsWait(block) || !addsWait(build, block, block.statements)) return 0;
  const first = block.statements.findIndex((statement) => holdsWait(statement));
  return addsWait(build, block, block.statements.slice(first)) ? 0 : first;
}

/** The outcome of an attempt that waits is known a little later than the error was: among calls at the same time that would show. */
function refuseDelay(build: Session, { scope }: Frame, statement: ts.TryStatement, rest: Frame): void {
  const { tryBlock, catchClause, finallyBlock } = statement;
  const blocks = [tryBlock, ...(catchClause === undefined ? [] : [catchClause.block])];
  const guarded = finallyBlock === undefined || build.cleanedUp.has(statement) ? [tryBlock] : blocks;
  const isWaiting =
    guarded.some((block) => holdsWait(block)) || (finallyBlock !== undefined && holdsWait(finallyBlock));
  if (!isWaiting) return;
  if (guarded.some((block) => holdsWait(block)) && (finallyBlock !== undefined || countAtOnce(build, tryBlock) === 0))
    for (const block of guarded) refuseAddedWait(build, statement, block);
  if (finallyBlock !== undefined && holdsWait(finallyBlock)) refuseAddedWait(build, statement, finallyBlock);
  const later: readonly ts.Node[] = [
    ...nodesFrom(rest, scope),
    ...(catchClause === undefined ? [] : [catchClause.block]),
    ...(finallyBlock === undefined ? [] : [finallyBlock]),
    ...loopsAround(statement),
  ];
  refuseOvertaking(build, statement, later);
  if (scope.closure?.isConcurrent !== true) return;
  const isSeen = scope.closure.isRaced || finallyBlock !== undefined;
  if (!isSeen && !later.some((node) => build.effects.isEffectful(node))) return;
  refuse(
    statement,
    'concurrent-order',
    'What follows an attempt would happen later among calls at the same time.',
    'Make the function a method of its own.',
  );
}

/** `finally`: the whole is attempted, the clean-up runs whatever came of it, then the outcome counts. */
function writeCleanUp(
  build: Session,
  frame: Frame,
  rest: Frame,
  statement: ts.TryStatement,
  block: ts.Block,
  env: Env,
  writer: Writer,
): string {
  if (holdsExit(block) || !canComplete(block)) {
    const exit = block.statements.find((inner) => holdsExit(inner) || !canComplete(inner)) ?? block;
    refuse(exit, 'finally-with-exit', 'A `finally` returns or throws.', 'Leave the method elsewhere.');
  }
  const isCaught = statement.catchClause !== undefined;
  const inner = isCaught ? [statement] : statement.tryBlock.statements;
  // Written next, and once: what is guarded is the same statement without its clean-up.
  if (isCaught) build.cleanedUp.add(statement);
  const cleanScope: Scope = {
    kind: 'cleanup',
    liveAfter: [],
    after: undefined,
    failure: undefined,
    completion: undefined,
    isAsync: holdsWait(block),
    closure: frame.scope.closure,
  };
  const cleanFrame: Frame = { list: block.statements, index: 0, next: undefined, scope: cleanScope, isJoin: false };
  const needed = neededLocals(build, cleanFrame, cleanScope);
  refuseUnsettled(
    build,
    [statement.tryBlock, ...(statement.catchClause === undefined ? [] : [statement.catchClause.block])],
    new Set(needed),
  );
  for (const local of build.liveness.writes(block)) {
    if (liveAt(rest, frame.scope, build.liveness).has(local)) {
      refuse(
        block,
        'attempt-reads-assigned',
        `\`${local.name}\` is assigned in a \`finally\`.`,
        'Assign it after the try statement.',
      );
    }
  }
  const before = (): string => {
    const names = createWriterNames();
    const own = new Map<Local, Binding>();
    const nodes = nodesFrom(cleanFrame, cleanScope);
    for (const local of needed) own.set(local, { ...neededType(build, local, nodes), path: names.take(local.name) });
    const step = build.memberNames.take('cleanUp');
    const body = build.write(cleanFrame, cleanScope, own, { names, depth: 0, returns: new Set() });
    build.steps.push({
      name: step,
      parameters: needed.map((local) => ({ name: pathOf(build, local, own), type: own.get(local)?.text ?? 'unknown' })),
      returns: 'void',
      isAsync: cleanScope.isAsync,
      body: withoutLastReturn(body),
    });
    return `${cleanScope.isAsync ? 'await ' : ''}this.${step}(${needed.map((local) => pathOf(build, local, env)).join(', ')});`;
  };
  const guarded = [statement.tryBlock, ...(statement.catchClause === undefined ? [] : [statement.catchClause.block])];
  return guard(build, { list: inner, guarded, rest, frame, env, writer, before }, (variable) => {
    if (frame.scope.failure !== undefined) {
      writer.returns.add(frame.scope.failure);
      return `return ${variable};`;
    }
    const variant = build.results.ofRethrow();
    const literal = `{ kind: ${build.names.resultKinds}.${variant.kind}, error: ${variable}.error }`;
    return writeResult(build, variant.name, literal, frame.scope, writer);
  });
}

/** What the project, or the handler itself, takes a caught value for. */
function caughtTypeOf(build: Session, { variableDeclaration }: ts.CatchClause): string {
  return variableDeclaration?.type?.getText() ?? build.caughtType;
}
