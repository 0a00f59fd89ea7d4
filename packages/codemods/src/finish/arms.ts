import { ts } from 'ts-morph';
import { fill } from '../stage/slices.ts';
import type { Arm, Facade } from './facade.ts';

/** How the arms of a façade are written where it was called. */
export interface ArmStyle {
  /** The variable that holds the result there. */
  readonly result: string;
  readonly indent: string;
  readonly step: string;
  /** What becomes of a value; `undefined` when it is of no interest. */
  readonly onValue: (value: string | undefined) => string;
  /** What becomes of an error. */
  readonly onThrow: (error: ts.Expression, text: string) => readonly string[];
}

/** The switch on a result, as lines; a result that can end in one way only needs none. */
export function armLines(facade: Facade, style: ArmStyle): readonly string[] {
  const [only] = facade.arms;
  if (only?.label === undefined) return only === undefined ? [] : linesOf(only, facade, style);
  const { indent, step } = style;
  const groups = new Map<string, string[]>();
  for (const arm of facade.arms) {
    const body = linesOf(arm, facade, style)
      .map((line) => `${indent}${step}${step}${line}`)
      .join('\n');
    groups.set(body, [...(groups.get(body) ?? []), `case ${arm.label?.getText() ?? ''}:`]);
  }
  const cases = [...groups].flatMap(([body, labels]) => caseLines(labels, body, style));
  return [`switch (${style.result}.kind) {`, ...cases, `${indent}}`];
}

function caseLines(labels: readonly string[], body: string, { indent, step }: ArmStyle): readonly string[] {
  const heads = labels.map((label) => `${indent}${step}${label}`);
  if (!/^\s*(?:const|let) /m.test(body)) return [...heads, ...body.split('\n')];
  return [...heads.slice(0, -1), `${heads.at(-1) ?? ''} {`, ...body.split('\n'), `${indent}${step}}`];
}

function linesOf(arm: Arm, facade: Facade, style: ArmStyle): readonly string[] {
  const text = valueText(arm, facade, style.result);
  if (arm.isThrow && arm.value !== undefined) return style.onThrow(arm.value, text ?? '');
  return style
    .onValue(text)
    .split('\n')
    .filter((line) => line !== '');
}

/** The value of an arm, spelled with another name for the result. */
export function valueText({ value }: Arm, { result }: Facade, name: string): string | undefined {
  if (value === undefined) return undefined;
  const parts: (readonly [ts.Node, string])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === result && !isMemberName(node)) parts.push([node, name]);
    ts.forEachChild(node, visit);
  };
  visit(value);
  return fill(value, parts);
}

/** Whether an arm says something about the result. */
export function readsResult({ value }: Arm, { result }: Facade): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    found ||= ts.isIdentifier(node) && node.text === result && !isMemberName(node);
    ts.forEachChild(node, visit);
  };
  if (value !== undefined) visit(value);
  return found;
}

/** `name` in `x.name` and in `{ name: x }`. */
export function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
