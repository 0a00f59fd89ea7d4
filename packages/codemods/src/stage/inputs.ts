import type { Local } from '../analysis/locals.ts';
import { pathOf } from './bindings.ts';
import { type Env, typeText } from './build.ts';
import type { Extract } from './extract.ts';
import { capital } from './naming.ts';
import type { createUsage } from './rendering.ts';
import type { Session } from './session.ts';
import { byPosition, camel } from './text.ts';
import type { Field } from './variants.ts';

interface Inputs {
  readonly locals: readonly Local[];
  readonly borrowed: readonly string[];
  readonly parameters: readonly Field[];
  readonly texts: readonly string[];
}

/** The parameters of a decision and what the orchestrator passes for them. */
export function inputsOf(build: Session, cut: Pick<Extract, 'usage' | 'declared' | 'live'>, env: Env): Inputs {
  const locals = [...cut.usage.locals]
    .filter((local) => env.has(local) && !cut.declared.has(local) && cut.live.has(local))
    .sort(byPosition);
  const borrowed = [...cut.usage.borrowed];
  return {
    locals,
    borrowed: borrowed.map(([, { name }]) => `this.${name}`),
    parameters: [
      ...locals.map((local) => ({ name: local.name, type: parameterType(build, local, env) })),
      ...borrowed.map(([name, { type }]) => ({ name, type })),
    ],
    texts: [...locals.map((local) => pathOf(build, local, env)), ...borrowed.map(([, { name }]) => `this.${name}`)],
  };
}

function parameterType(build: Session, local: Local, env: Env): string {
  const binding = env.get(local);
  const text = binding?.text ?? 'unknown';
  return local.isReassigned ? typeText(build, build.oracle.declaredType(local.symbol), local.declaration) : text;
}

/** Adds what a piece of code needs to what the unit needs. */
export function merge(build: Session, usage: ReturnType<typeof createUsage>): void {
  for (const name of usage.values) build.usage.values.add(name);
  for (const name of usage.types) build.usage.types.add(name);
}

/** Writes down a decision. */
export function addDecision(
  build: Session,
  name: string,
  cut: Extract,
  parameters: readonly Field[],
  returns: string,
  text: string,
  doc: string,
): void {
  const known = new Set(parameters.map((parameter) => parameter.name));
  const missing = [...cut.usage.locals, ...cut.assigned].filter(
    (local, index, all) => !cut.declared.has(local) && !known.has(local.name) && all.indexOf(local) === index,
  );
  const variables = missing.map((local) => ({
    name: build.asserted === 'nothing' ? local.name : `${local.name}!`,
    type: typeText(build, build.oracle.declaredType(local.symbol), local.declaration),
  }));
  merge(build, cut.usage);
  build.decisions.push({ name, parameters, returns, variables, body: text.trim(), doc });
}

/** Names a union of variants. */
export function addOutcome(build: Session, subject: string, members: readonly string[], decision: string): string {
  const name = build.typeNames.take(`${capital(camel(subject))}Decision`);
  build.outcomes.push({ name, members, doc: `What \`${decision}\` comes to.` });
  return name;
}
