import type { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { pathOf } from './bindings.ts';
import { type Binding, type Env, neededType } from './build.ts';
import { type Extract, extract } from './extract.ts';
import type { Frame, Scope } from './frame.ts';
import { addDecision, addOutcome, inputsOf } from './inputs.ts';
import { withBareAnswers, withToldAnswers, writeLeaving, writeResult } from './leave.ts';
import type { Session, Writer } from './session.ts';
import { functionName } from './text.ts';

/** A decision that only ends the method: its name, and what it is called with. */
export interface Conclusion {
  readonly name: string;
  readonly locals: readonly Local[];
  readonly borrowed: readonly string[];
  readonly results: ReadonlySet<string>;
}

/** A pure rest of the method: one function returns the result. */
export function writeConclusion(build: Session, scope: Scope, cut: Extract, env: Env, writer: Writer): string {
  if (scope.kind === 'closure') return writeAnswering(build, scope, cut, env, writer);
  const told = { ...cut, text: withToldAnswers(build, cut.text, scope.closure) };
  const { name, locals, borrowed, results } = conclusionOf(build, told, env);
  for (const result of results) writer.returns.add(result);
  return `return ${name}(${[...locals.map((local) => pathOf(build, local, env)), ...borrowed].join(', ')});`;
}

/** A pure rest of a function value: one function computes its value, or tells which failure is raised. */
function writeAnswering(build: Session, scope: Scope, cut: Extract, env: Env, writer: Writer): string {
  const { closure } = scope;
  const members = [...cut.results];
  const [only, ...others] = members;
  if (closure === undefined || only === undefined) throw new Error('a function value comes to an end');
  if (others.length === 0 && only === closure.answered) {
    const name = build.functionNames.take(functionName(`answer ${only.replace(/Answered\d*$/, '')}`));
    const inputs = inputsOf(build, cut, env);
    const text = withBareAnswers(cut.text);
    addDecision(build, name, cut, inputs.parameters, closure.type, text, 'What the function comes to.');
    return `return ${name}(${inputs.texts.join(', ')});`;
  }
  const told = { ...cut, text: withToldAnswers(build, cut.text, closure) };
  const { name, locals, borrowed } = conclusionOf(build, told, env);
  const call = `${name}(${[...locals.map((local) => pathOf(build, local, env)), ...borrowed].join(', ')})`;
  if (others.length === 0) return writeResult(build, only, call, scope, writer);
  const variable = writer.names.take('conclusion');
  const cases = writeLeaving(build, members, scope, writer, variable);
  return `const ${variable} = ${call};\nswitch (${variable}.kind) {\n${cases.join('\n')}\n}`;
}

function conclusionOf(build: Session, cut: Extract, env: Env): Conclusion {
  const members = [...cut.results];
  const [sole] = members;
  const word = members.length === 1 && sole !== undefined ? sole : `conclude ${build.unit.method}`;
  const name = build.functionNames.take(functionName(word));
  const inputs = inputsOf(build, cut, env);
  const returns =
    members.length === 1 ? (sole ?? 'never') : addOutcome(build, `${build.unit.method} conclusion`, members, name);
  addDecision(build, name, cut, inputs.parameters, returns, cut.text, `Decides how \`${build.unit.method}\` ends.`);
  return { name, locals: inputs.locals, borrowed: inputs.borrowed, results: cut.results };
}

interface Shared {
  readonly needed: readonly Local[];
  readonly nodes: readonly ts.Node[];
  readonly key: ts.Node;
}

/** A pure rest that several ways lead to: one function, called with what each way knows. */
export function writeSharedConclusion(
  build: Session,
  frame: Frame,
  env: Env,
  writer: Writer,
  { needed, nodes, key }: Shared,
): string {
  const known = build.conclusions.get(key) ?? concludeOnce(build, frame, needed, nodes);
  build.conclusions.set(key, known);
  for (const result of known.results) writer.returns.add(result);
  const texts = [...known.locals.map((local) => pathOf(build, local, env)), ...known.borrowed];
  return `return ${known.name}(${texts.join(', ')});`;
}

function concludeOnce(build: Session, frame: Frame, needed: readonly Local[], nodes: readonly ts.Node[]): Conclusion {
  const own = new Map(needed.map((local): [Local, Binding] => [local, neededType(build, local, nodes)]));
  return conclusionOf(build, extract(build, frame), own);
}
