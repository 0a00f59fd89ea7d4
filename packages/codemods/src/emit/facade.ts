import type { Flow } from '../stage/flow.ts';
import { slot } from '../stage/variants.ts';

/** How a façade is spelled. */
export interface FacadeStyle {
  readonly indent: string;
  readonly newline: string;
  /** The functions that make value objects of inputs, by the names that the service file knows. */
  readonly factories: ReadonlyMap<string, string>;
  /** `<Item>`, or nothing. */
  readonly typeArguments: string;
  /** Whether the method's type is void: it may end without a return. */
  readonly mayEnd: boolean;
}

/** The body of the old method: it asks the orchestrator, and turns each result back. */
export function facadeBody(flow: Flow, { indent, newline, factories, typeArguments, mayEnd }: FacadeStyle): string {
  const { names, isAsync, results } = flow;
  const inputs = flow.inputs.map((input) => (factories.has(input) ? `${factories.get(input) ?? ''}(${input})` : input));
  const given = [
    ...flow.dependencies.map(({ facade }) => facade),
    ...(flow.attempts?.guards ?? []).map(({ name }) => guardNameOf(flow, name)),
    ...(flow.raise === undefined ? [] : [raiseText(flow, indent, newline)]),
  ];
  const word = isAsync ? 'await ' : '';
  const short = `${word}new ${names.orchestrator}${typeArguments}(${given.join(', ')}).${names.method}(${inputs.join(', ')})`;
  const step = indent.startsWith('\t') ? '\t' : '  ';
  const inner = given.map((argument) => `${indent}${step}${step}${argument},${newline}`).join('');
  const call =
    short.length + indent.length < 100 && !short.includes('\n')
      ? short
      : `${word}new ${names.orchestrator}${typeArguments}(${newline}${inner}${indent}${step}).${names.method}(${inputs.join(', ')})`;
  const texts = [...inputs, ...results.map(({ back }) => back)];
  const isFree = (name: string): boolean => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));
  const result = ['result', 'outcome', 'answer'].find(isFree) ?? `${names.method}Outcome`;
  const [only, ...others] = results;
  const lines: string[] = [];
  if (only !== undefined && others.length === 0) {
    const back = only.back.replaceAll(slot, () => result);
    const needsValue = only.back.includes(slot);
    lines.push(needsValue ? `const ${result} = ${call};` : `${call};`);
    if (back !== 'return;' || !mayEnd) lines.push(back);
  } else {
    lines.push(`const ${result} = ${call};`, `switch (${result}.kind) {`);
    for (const variant of results) {
      lines.push(`${step}case ${names.resultKinds}.${variant.kind}:`);
      lines.push(`${step}${step}${variant.back.replaceAll(slot, () => result)}`);
    }
    lines.push('}');
  }
  const body = lines.map((line) => `${indent}${step}${line}`).join(newline);
  return `{${newline}${body}${newline}${indent}}`;
}

/** Throws for a failure within a function value, at the moment at which the old code threw. */
function raiseText({ raise, names }: Flow, indent: string, newline: string): string {
  const step = indent.startsWith('\t') ? '\t' : '  ';
  const at = `${newline}${indent}${step}${step}`;
  const variants = raise?.variants ?? [];
  const backs = variants.map((variant) => variant.back.replaceAll(slot, () => 'failure'));
  const [only, ...others] = backs;
  if (only !== undefined && others.length === 0) {
    const parameter = only.includes('failure') ? 'failure' : '';
    return `(${parameter}) => {${at}${step}${only}${at}}`;
  }
  const cases = variants.map(
    ({ kind }, index) =>
      `${at}${step}${step}case ${names.resultKinds}.${kind}:${at}${step}${step}${step}${backs[index] ?? ''}`,
  );
  return `(failure) => {${at}${step}switch (failure.kind) {${cases.join('')}${at}${step}}${at}}`;
}

/** The name under which the façade imports the unit's `attempt`; classes of one file may have methods of one name. */
export function guardNameOf({ names }: Flow, guard: string): string {
  const stem = names.orchestrator.replace(/Orchestrator$/, '');
  return `${stem.charAt(0).toLowerCase()}${stem.slice(1)}${guard.charAt(0).toUpperCase()}${guard.slice(1)}`;
}
