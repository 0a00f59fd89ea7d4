import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { jumpsOf } from '../analysis/jumps.ts';
import { refuse } from '../analysis/refuse.ts';
import { branchOf, holdsExit, holdsWait, someNode } from '../analysis/syntax.ts';
import { refuseAddedWait } from './added-wait.ts';
import { createWriterNames, isKnown, pathOf } from './bindings.ts';
import { type Binding, type Env, fits, neededLocals, neededType, nodesFrom } from './build.ts';
import { directText, isDirect } from './direct.ts';
import { findEffectStatement, type Frame, type Scope } from './frame.ts';
import { refuseOvertaking } from './in-flight.ts';
import { openLoop, writeExits } from './jump.ts';
import { capital } from './naming.ts';
import { patternText } from './patterns.ts';
import { settleReturns, stepOf } from './returns.ts';
import type { Session, Writer } from './session.ts';
import { nestingOf, restAfter } from './statements.ts';
import { camel, commentsOf, joinCases, withoutLastReturn } from './text.ts';
import { wordOfLoop } from './words.ts';
import { writeStep } from './write-step.ts';

/** `for (const x of xs)` stays a loop of the orchestrator; each turn is a method of its own, or a list of calls. */
export function writeLoop(
  build: Session,
  frame: Frame,
  statement: ts.ForOfStatement,
  env: Env,
  writer: Writer,
): string {
  const word = wordOfLoop(statement);
  if (writer.depth > nestingOf(build, frame.scope)) return writeStep(build, frame, env, writer, word);
  const { initializer, expression } = statement;
  if (!ts.isVariableDeclarationList(initializer)) {
    return refuse(initializer, 'effect-in-loop', 'The loop fills a variable from outside.', 'Declare it in the loop.');
  }
  const [declaration] = initializer.declarations;
  if (declaration === undefined || !isDirect(build, expression) || !isKnown(build, expression, env)) {
    return refuse(expression, 'effect-in-loop', 'The list of the loop is not plain.', 'Give it a name first.');
  }
  const rest = restAfter(build, frame);
  const scope = turnScope(build, statement, frame, word);
  openLoop(
    build,
    statement,
    word.replace(/^each /, ''),
    { scope, frame: undefined },
    { scope: frame.scope, frame: { ...rest, isJoin: true } },
  );
  if (scope.isAsync && !isPlainTurn(build, statement)) refuseDelay(build, statement, scope);
  const list = directText(build, expression, env, build.use);
  const wait = statement.awaitModifier === undefined ? '' : ' await';
  const head = (binding: string): string => `for${wait} (const ${binding} of ${list})`;
  const turn = isPlainTurn(build, statement)
    ? writeCalls(build, statement, declaration.name, scope, env, writer)
    : writeTurn(build, statement, declaration.name, scope, env, writer, word, frame);
  const after = build.write(rest, frame.scope, env, writer);
  return `${commentsOf(statement)}${head(turn.binding)} {\n${turn.text}\n}\n${after}`;
}

/** A turn that is a method of its own is known to be over a little later. */
function refuseDelay(build: Session, statement: ts.ForOfStatement, { closure }: Scope): void {
  if (closure?.isConcurrent === true) {
    const reason = 'Turns of a loop would happen later among calls at the same time.';
    refuse(statement, 'concurrent-order', reason, 'Make the function a method of its own.');
  }
  refuseOvertaking(build, statement, [statement]);
  refuseAddedWait(build, statement, statement.statement);
}

interface Turn {
  readonly binding: string;
  readonly text: string;
}

/** How a turn can end: when it can only go on, it has nothing to tell. */
function turnScope(build: Session, statement: ts.ForOfStatement, frame: Frame, word: string): Scope {
  const { scope } = frame;
  return {
    kind: 'turn',
    liveAfter: [],
    after: undefined,
    failure: scope.failure,
    completion: canExit(statement)
      ? build.typeNames.take(`Next${capital(camel(word.replace(/^each /, '')))}`)
      : undefined,
    isAsync: holdsWait(statement.statement),
    closure: scope.closure,
  };
}

function canExit(statement: ts.ForOfStatement): boolean {
  const jumps = jumpsOf(statement);
  return (
    holdsExit(statement.statement) ||
    jumps.some((jump) => ts.isBreakStatement(jump)) ||
    someNode(statement.statement, (node) => {
      if (!ts.isTryStatement(node)) return false;
      return node.finallyBlock !== undefined || jumps.some((jump) => node.pos <= jump.pos && jump.end <= node.end);
    })
  );
}

/** A turn that is nothing but calls. */
function isPlainTurn(build: Session, statement: ts.ForOfStatement): boolean {
  return branchOf(statement.statement).every((each) => findEffectStatement(each, build.effects) !== undefined);
}

function writeCalls(
  build: Session,
  statement: ts.ForOfStatement,
  name: ts.BindingName,
  scope: Scope,
  env: Env,
  writer: Writer,
): Turn {
  const inner = new Map(env);
  const binding = patternText(build, name, inner, writer.names);
  const body: Frame = { list: branchOf(statement.statement), index: 0, next: undefined, scope, isJoin: false };
  const text = build.write(body, scope, inner, { ...writer, depth: writer.depth + 1 });
  return { binding, text: withoutLastReturn(text) };
}

function writeTurn(
  build: Session,
  statement: ts.ForOfStatement,
  name: ts.BindingName,
  scope: Scope,
  env: Env,
  writer: Writer,
  word: string,
  frame: Frame,
): Turn {
  const outside = new Map(env);
  const binding = patternText(build, name, outside, writer.names);
  const body: Frame = { list: branchOf(statement.statement), index: 0, next: undefined, scope, isJoin: false };
  const needed = neededLocals(build, body, scope).filter((local) => outside.has(local));
  const nodes = nodesFrom(body, scope);
  const names = createWriterNames();
  const own = new Map<Local, Binding>();
  for (const local of needed) {
    const have = outside.get(local);
    const wanted = neededType(build, local, nodes);
    const isFitting = have !== undefined && fits(build, have, wanted);
    own.set(local, { ...(isFitting ? wanted : (have ?? wanted)), path: names.take(local.name) });
  }
  const returns = new Set<string>();
  const step = build.memberNames.take(camel(word));
  const text = withoutLastReturn(build.write(body, scope, own, { names, depth: 0, returns }));
  const parameters = needed.map((local) => ({
    name: pathOf(build, local, own),
    type: own.get(local)?.text ?? 'unknown',
  }));
  build.steps.push(stepOf(step, parameters, returns, scope.isAsync, text));
  settleReturns(build);
  const given = needed.map((local) => pathOf(build, local, outside)).join(', ');
  const call = `${scope.isAsync ? 'await ' : ''}this.${step}(${given})`;
  const others = [...returns].filter((each) => each !== scope.completion);
  if (others.length === 0) return { binding, text: `${call};` };
  const variable = writer.names.take(`${camel(word.replace(/^each /, ''))}Turn`);
  const cases = writeExits(build, others, frame.scope, env, { ...writer, depth: writer.depth + 1 }, variable);
  const goOn = returns.has(scope.completion ?? '')
    ? [`case ${build.names.intentKinds}.${scope.completion ?? ''}:`]
    : [];
  return {
    binding,
    text: `const ${variable} = ${call};\nswitch (${variable}.kind) {\n${[joinCases(cases), ...goOn].join('\n')}\n}`,
  };
}
