import { splitWords } from '@tacet/vocabulary';
import { type Env, neededType } from './build.ts';
import { writeConclusion } from './conclusion.ts';
import { directText } from './direct.ts';
import { addIntent, completionOf, isSilent, writeEnd } from './exits.ts';
import { type Extract, extract } from './extract.ts';
import { nestingOf } from './statements.ts';
import { placeholder } from './target.ts';
import { type Frame, settle } from './frame.ts';
import { isFixed } from './argument.ts';
import { changeNamesOf } from './changes.ts';
import { guardNameOf } from './guard-names.ts';
import { addDecision, addOutcome, inputsOf } from './inputs.ts';
import { withToldAnswers, writeLeaving } from './leave.ts';
import { capital } from './naming.ts';
import type { Session, Writer } from './session.ts';
import { type TargetPlan, nodesOf, planTarget } from './target-plan.ts';
import { mergeEqual } from './merge-equal.ts';
import { camel, caseText, functionName, joinCases, member } from './text.ts';
import type { Field, Variant } from './variants.ts';
import { docOf, docOfDecision, nameAhead, wordOf } from './words.ts';
import { writeAttempt } from './write-attempt.ts';
import { writeEffect } from './write-effect.ts';
import { writeLoop } from './write-loop.ts';
import { writeJoin, writeStep } from './write-step.ts';

/** Cuts a decision and spells what follows from it. */
export function writeDecision(build: Session, frame: Frame, env: Env, writer: Writer): string {
  const cut = extract(build, frame);
  if (cut.targets.length === 0) return writeConclusion(build, frame.scope, cut, env, writer);
  const isBranching = cut.targets.length + cut.results.size > 1;
  if (isBranching && writer.depth > nestingOf(build, frame.scope))
    return writeStep(build, frame, env, writer, nameAhead(build, cut));
  const plans = cut.targets.map((target) => planTarget(build, target, cut, env));
  const [only] = plans;
  return isBranching || only === undefined
    ? writeSwitch(build, frame, cut, plans, env, writer)
    : writeStraight(build, cut, only, env, writer);
}

/** One way out: the decision hands on its values, and nothing is chosen. */
function writeStraight(build: Session, cut: Extract, plan: TargetPlan, env: Env, writer: Writer): string {
  const { carried } = plan;
  const [first] = carried;
  const subject = carried.length === 1 && first !== undefined ? first.name : wordOf(build, plan.target);
  const wanted = carried.length === 0 ? changeNamesOf(build, cut, subject) : [`derive ${subject}`];
  const name = build.functionNames.takeOneOf(wanted.map(functionName));
  const inputs = inputsOf(build, cut, env);
  const value =
    carried.length === 0
      ? ''
      : carried.length === 1
        ? (first?.value ?? '')
        : `{ ${carried.map((field) => member(field.name, field.value)).join(', ')} }`;
  const returns =
    carried.length === 0
      ? 'void'
      : carried.length === 1
        ? (first?.type ?? 'void')
        : addBundle(build, subject, carried, name);
  addDecision(
    build,
    name,
    cut,
    inputs.parameters,
    returns,
    cut.text.replaceAll(placeholder(0), () => value).replace(/return ;\s*$/, ''),
    docOfStraight(build, plan, subject),
  );
  const call = `${name}(${inputs.texts.join(', ')})`;
  const variable = carried.length === 0 ? '' : writer.names.take(carried.length === 1 ? subject : camel(subject));
  const next = new Map(env);
  for (const field of carried) {
    if (field.local === undefined) continue;
    const path = carried.length === 1 ? variable : `${variable}.${field.name}`;
    next.set(field.local, {
      path,
      text: field.type,
      type: neededType(build, field.local, nodesOf(build, plan.target)).type,
    });
  }
  const head = variable === '' ? `${call};` : `const ${variable} = ${call};`;
  const path = (field: string): string => (carried.length === 1 ? variable : `${variable}.${field}`);
  return `${head}\n${writeTarget(build, plan, next, writer, path)}`;
}

/** A sentence for a decision with one way out. */
function docOfStraight(build: Session, { carried, action, target }: TargetPlan, subject: string): string {
  const next = action?.callee ?? camel(wordOf(build, target));
  if (carried.length === 0) return `What changes before \`${next}\`.`;
  return carried.length === 1 ? `Computes \`${camel(subject)}\`.` : `Computes what is needed from \`${next}\` on.`;
}

function addBundle(build: Session, subject: string, carried: readonly Field[], decision: string): string {
  const name = build.typeNames.take(`${capital(camel(subject))}Values`);
  build.bundles.push({
    name,
    fields: carried.map(({ name: field, type }) => ({ name: field, type })),
    doc: `What \`${decision}\` computes.`,
  });
  return name;
}

/** Several ways out: the orchestrator switches on the kind of what was decided. */
function writeSwitch(
  build: Session,
  frame: Frame,
  cut: Extract,
  plans: readonly TargetPlan[],
  env: Env,
  writer: Writer,
): string {
  const telling = plans.find(({ target }) => target.kind !== 'end' || target.scope.kind !== 'turn') ?? plans[0];
  const word = wordOf(build, telling?.target);
  const subject = plans.length > 2 ? build.unit.method : word;
  const intents = plans.map((plan, index) => intentOf(build, plan, plans, index));
  const name = build.functionNames.takeOneOf([functionName(`decide ${subject}`), functionName(`decide ${word}`)]);
  const index = build.decisions.length;
  const inputs = inputsOf(build, cut, env);
  const members = [...cut.results, ...intents.map((intent) => intent?.name ?? 'never')];
  const returns = members.length === 1 ? (members[0] ?? 'never') : addOutcome(build, subject, members, name);
  const texts = plans.map((plan, index) => {
    const fields = plan.carried.map((field) => member(field.name, field.value));
    return `{ ${[`kind: ${build.names.intentKinds}.${intents[index]?.kind ?? ''}`, ...fields].join(', ')} }`;
  });
  const filled = texts.reduce((text, value, index) => text.replaceAll(placeholder(index), () => value), cut.text);
  const body = withToldAnswers(build, filled, frame.scope.closure);
  addDecision(build, name, cut, inputs.parameters, returns, body, docOfDecision(build, writer.after));

  const variable = writer.names.take(
    writer.depth === 0 && !writer.names.has('decision') ? 'decision' : `${camel(subject)}Decision`,
  );
  const passed = writeLeaving(build, [...cut.results], frame.scope, writer, variable);
  const cases = plans.map((plan, index) => {
    const inner = { ...writer, depth: writer.depth + 1 };
    const next = new Map(env);
    for (const field of plan.carried) {
      if (field.local === undefined) continue;
      next.set(field.local, {
        path: `${variable}.${field.name}`,
        text: field.type,
        type: neededType(build, field.local, nodesOf(build, plan.target)).type,
      });
    }
    const text = writeTarget(build, plan, next, inner, (field) => `${variable}.${field}`);
    return caseText(`${build.names.intentKinds}.${intents[index]?.kind ?? ''}`, text);
  });
  const call = `${name}(${inputs.texts.join(', ')})`;
  if (frame.scope.kind !== 'closure' && cases.every((text, index) => isHandedOn(text, intents[index], variable)))
    return `return ${call};`;
  const kept = mergeEqual(build, { decision: index, outcome: returns, intents, cases });
  return `const ${variable} = ${call};\nswitch (${variable}.kind) {\n${joinCases([...passed, ...kept])}\n}`;
}

/** Whether what follows an intent is that the same is returned. */
function isHandedOn(text: string, intent: Variant | undefined, variable: string): boolean {
  const fields = (intent?.fields ?? []).map(({ name }) => `, ${name}: ${variable}.${name}`).join('');
  const [, body] = /^case ([^]*)$/.exec(text) ?? [];
  return body?.replace(/^([\w.]+):\nreturn \{ kind: \1/, '') === `${fields} };`;
}

function intentOf(build: Session, plan: TargetPlan, plans: readonly TargetPlan[], index: number): Variant | undefined {
  const fields = plan.carried.map(({ name, type }) => ({ name, type }));
  const { target } = plan;
  if (target.kind === 'end' && target.scope.completion !== undefined) return completionOf(build, target.scope);
  const others = plans.filter((_, at) => at !== index);
  const [other] = others;
  const isPlain = target.kind === 'join' || (target.kind === 'end' && isSilent(target.scope));
  const isSkip = isPlain && others.length === 1 && other !== undefined;
  const wanted = capital(camel(isSkip ? `skip ${wordOf(build, other.target)}` : wordOf(build, target)));
  return addIntent(
    build,
    build.typeNames.takeOneOf([wanted, ...whenNames(build, plan, wanted)]),
    fields,
    docOf(build, plan),
  );
}

/** The same call on another way is told by the condition of the way: `UpdateUserWhenNotMatches`. */
function whenNames({ oracle }: Session, { target }: TargetPlan, wanted: string): readonly string[] {
  const statement = target.kind === 'effect' ? target.frame.list[target.frame.index] : undefined;
  const guard = statement === undefined ? undefined : guardNameOf(statement, oracle);
  if (guard === undefined) return [];
  // `UpdateUser` is about the user already.
  const told = splitWords(guard).findIndex((word) => !wanted.endsWith(word));
  return [`${wanted}When${told > 0 ? splitWords(guard).slice(told).map(capital).join('') : guard}`];
}

function writeTarget(
  build: Session,
  plan: TargetPlan,
  env: Env,
  writer: Writer,
  path: (field: string) => string,
): string {
  const { target, action } = plan;
  if (target.kind === 'end') return writeEnd(build, target.scope, env, writer);
  if (target.kind === 'attempt') return writeAttempt(build, target.frame, target.statement, env, writer);
  if (target.kind === 'loop') return writeLoop(build, target.frame, target.statement, env, writer);
  if (target.kind === 'join') return writeJoin(build, settle(target.frame) ?? target.frame, env, writer);
  if (action === undefined) throw new Error('an effect has an action');
  const texts = action.args.map((argument, index) => {
    const field = plan.argumentFields.get(index);
    if (field !== undefined) return path(field);
    return action.late.includes(argument) || isFixed(argument)
      ? undefined
      : directText(build, argument, env, build.use);
  });
  return writeEffect(build, target.frame, target.step, env, writer, '', { action, texts });
}
