import type { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { holdsWait } from '../analysis/syntax.ts';
import { createWriterNames, pathOf } from './bindings.ts';
import { type Binding, type Env, fits, neededLocals, neededType, nodesFrom } from './build.ts';
import { addIntent } from './exits.ts';
import { type Frame, type Scope, liveAt } from './frame.ts';
import { capital } from './naming.ts';
import { settleReturns, stepOf } from './returns.ts';
import { writeExits } from './jump.ts';
import type { Session, Writer } from './session.ts';
import { byPosition, camel, caseText, joinCases } from './text.ts';
import { safeField } from './variants.ts';
import { nameOfNext } from './words.ts';

interface Guard {
  readonly list: readonly ts.Statement[];
  /** The blocks that are guarded, when the list holds more. */
  readonly guarded?: readonly ts.Block[];
  readonly rest: Frame;
  readonly frame: Frame;
  readonly env: Env;
  readonly writer: Writer;
  readonly before?: (variable: string) => string;
  /** Writes what follows when the block came to its end; else that is what stands at `rest`. */
  readonly onCompleted?: (env: Env, writer: Writer) => string;
}

/** Writes a guarded block as a step of its own, the attempt of it, and what follows from each outcome. */
export function guard(
  build: Session,
  { list, guarded, rest, frame, env, writer, before, onCompleted }: Guard,
  onFailure: (variable: string) => string,
): string {
  const word = nameOfNext(build, list);
  const failure = failureKind(build);
  const isAsync = (guarded ?? list).some((statement) => holdsWait(statement));
  const inner = bodyScope(build, { list, rest, frame, isAsync }, word, failure);
  const body: Frame = { list, index: 0, next: undefined, scope: inner, isJoin: false };
  const needed = neededLocals(build, body, inner).filter((local) => env.has(local));
  const nodes = nodesFrom(body, inner);
  const names = createWriterNames();
  const own = new Map<Local, Binding>();
  for (const local of needed) {
    const binding = env.get(local);
    const wanted = neededType(build, local, nodes);
    const isFitting = binding !== undefined && fits(build, binding, wanted);
    own.set(local, { ...(isFitting ? wanted : (binding ?? wanted)), path: names.take(local.name) });
  }
  const returns = new Set<string>();
  const step = build.memberNames.take(camel(`try ${word}`));
  const text = build.write(body, inner, own, { names, depth: 0, returns });
  const parameters = needed.map((local) => ({
    name: pathOf(build, local, own),
    type: own.get(local)?.text ?? 'unknown',
  }));
  build.steps.push(stepOf(step, parameters, returns, inner.isAsync, text));
  settleReturns(build);

  const variable = writer.names.take(`${camel(word)}Attempt`);
  const call = `${inner.isAsync ? 'await ' : ''}this.${guardName(build, inner.isAsync)}(() => this.${step}(${needed.map((local) => pathOf(build, local, env)).join(', ')}))`;
  const between = before?.(variable) ?? '';
  const cases = [caseText(`${build.names.intentKinds}.${failure}`, onFailure(variable))];
  const completed = build.intents.find((intent) => intent.kind === inner.completion);
  if (completed !== undefined && returns.has(completed.name)) {
    const next = new Map(env);
    const after = nodesFrom(undefined, inner);
    for (const local of inner.liveAfter)
      next.set(local, { ...neededType(build, local, after), path: `${variable}.${safeField(local.name)}` });
    const deeper = { ...writer, depth: writer.depth + 1 };
    const text = onCompleted?.(next, deeper) ?? build.write(rest, frame.scope, next, deeper);
    cases.push(caseText(`${build.names.intentKinds}.${completed.kind}`, text));
  }
  const others = [...returns].filter((name) => name !== failure && name !== completed?.name);
  refuseLostValues(build, list, others);
  cases.unshift(...writeExits(build, others, frame.scope, env, { ...writer, depth: writer.depth + 1 }, variable));
  return [`const ${variable} = ${call};`, between, `switch (${variable}.kind) {\n${joinCases(cases)}\n}`]
    .filter((line) => line !== '')
    .join('\n');
}

/** A jump out of a guarded block carries no values: nothing that is assigned there may be read where it leads. */
function refuseLostValues(build: Session, list: readonly ts.Statement[], names: readonly string[]): void {
  for (const { goOn, leave } of build.loops.values()) {
    for (const { variant, frame, scope } of [goOn, leave]) {
      if (variant === undefined || !names.includes(variant)) continue;
      const live = liveAt(frame, scope, build.liveness);
      for (const statement of list) {
        const lost = [...build.liveness.writes(statement)].find((local) => live.has(local));
        if (lost !== undefined) {
          refuse(
            statement,
            'attempt-reads-assigned',
            `\`${lost.name}\` is assigned in a guarded block that is left by a jump.`,
            'Return it from a method that holds the block.',
          );
        }
      }
    }
  }
}

function failureKind(build: Session): string {
  if (build.state.failure === undefined) {
    build.state.failure = build.typeNames.take('AttemptFailed');
    addIntent(build, build.state.failure, [{ name: 'error', type: build.caughtType }], 'A guarded block threw.');
  }
  return build.state.failure;
}

function bodyScope(
  build: Session,
  { list, rest, frame, isAsync }: Pick<Guard, 'list' | 'rest' | 'frame'> & Pick<Scope, 'isAsync'>,
  word: string,
  failure: string,
): Scope {
  const written = new Set(list.flatMap((statement) => [...build.liveness.writes(statement)]));
  const live = liveAt(rest, frame.scope, build.liveness);
  return {
    kind: 'attempt',
    liveAfter: [...live].filter((local) => written.has(local)).sort(byPosition),
    after: rest.index < rest.list.length || rest.next !== undefined ? rest : frame.scope.after,
    failure,
    completion: build.typeNames.take(`${capital(camel(word))}Completed`),
    isAsync,
    closure: frame.scope.closure,
  };
}

/** A block that waits is guarded otherwise than one that does not: what follows may be no moment later. */
function guardName({ isAsync: isOwn, guards }: Session, isAsync: boolean): string {
  const name = isAsync === isOwn ? 'attempt' : isAsync ? 'attemptLater' : 'attemptNow';
  guards.set(name, { name, isAsync });
  return name;
}
