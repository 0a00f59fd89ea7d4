import type { Closure, Scope } from './frame.ts';
import { kindOf } from './jump.ts';
import type { Session, Writer } from './session.ts';

/** Brackets around the value that a function value returns, until it is known whether it is told from other ends. */
export const answer = { open: '\u0004', close: '\u0005' } as const;

/** The text of a decision whose only end is the value itself. */
export function withBareAnswers(text: string): string {
  return text.replaceAll(answer.open, '').replaceAll(answer.close, '');
}

/** The text of a decision that can end in other ways, too: the value is a variant. */
export function withToldAnswers({ names }: Session, text: string, closure: Closure | undefined): string {
  if (closure === undefined || !text.includes(answer.open)) return text;
  closure.tell();
  const value = closure.type === 'void' ? ' ' : ', value: ';
  const head = `{ kind: ${names.intentKinds}.${closure.answered}${value}`;
  return text.replaceAll(answer.open, () => head).replaceAll(answer.close, ' }');
}

/** The cases for variants that end the code of a scope: passed on, or, in a function value, answered and raised. */
export function writeLeaving(
  build: Session,
  names: readonly string[],
  scope: Scope,
  writer: Writer,
  variable: string,
): readonly string[] {
  const caseOf = (those: readonly string[], text: string): readonly string[] =>
    those.length === 0 ? [] : [`${those.map((name) => `case ${kindOf(build, name)}:`).join('\n')}\n${text}`];
  if (scope.kind !== 'closure') {
    for (const name of names) writer.returns.add(name);
    return caseOf(names, `return ${variable};`);
  }
  const answers = names.filter((name) => name === scope.closure?.answered);
  const raised = names.filter((name) => name !== scope.closure?.answered);
  for (const name of raised) build.raised.add(name);
  const value = scope.closure?.type === 'void' ? 'return;' : `return ${variable}.value;`;
  if (raised.length === 0) return caseOf(answers, value);
  return [...caseOf(answers, value), ...caseOf(raised, `return this.${raiseName(build)}(${variable});`)];
}

/** Spells the end of a scope by a result: returned, or, in a function value, raised where the old code threw. */
export function writeResult(build: Session, name: string, literal: string, scope: Scope, writer: Writer): string {
  if (scope.kind !== 'closure') {
    writer.returns.add(name);
    return `return ${literal};`;
  }
  build.raised.add(name);
  return `return this.${raiseName(build)}(${literal});`;
}

/** The field that holds the function which throws for a failure. */
export function raiseName(build: Session): string {
  build.state.raise ??= build.memberNames.take('raise');
  return build.state.raise;
}
