import { ts } from 'ts-morph';
import type { Step } from './flow.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
}

/**
 * The steps of an orchestrator without the inputs that they do not read, nor hand on: what is live where a step begins may
 * be there for what follows it only. The first step is called from outside, and keeps its own.
 */
export function trimSteps(steps: readonly Step[]): readonly Step[] {
  const [first, ...others] = steps;
  if (first === undefined) return steps;
  for (const step of others) {
    const read = namesReadIn(step.body);
    const unread = step.parameters.findIndex(({ name }) => !read.has(name));
    if (unread < 0) continue;
    const trimmed = withoutParameter(steps, step, unread);
    if (trimmed !== undefined) return trimSteps(trimmed);
  }
  return steps;
}

/** The steps when one has a parameter less; `undefined` when somebody holds the step without calling it. */
function withoutParameter(steps: readonly Step[], step: Step, index: number): readonly Step[] | undefined {
  const bodies = steps.map(({ body }) => withoutArgument(body, step.name, index));
  if (bodies.includes(undefined)) return undefined;
  return steps.map((each, at) => ({
    ...each,
    body: bodies[at] ?? each.body,
    parameters: each === step ? each.parameters.filter((_, position) => position !== index) : each.parameters,
  }));
}

const before = 'async () => {\n';

function parse(body: string): ts.SourceFile {
  return ts.createSourceFile('step.ts', `${before}${body}\n}`, ts.ScriptTarget.Latest, true);
}

function nodesOf(root: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [root];
  ts.forEachChild(root, (child) => void nodes.push(...nodesOf(child)));
  return nodes;
}

function namesReadIn(body: string): ReadonlySet<string> {
  return new Set(nodesOf(parse(body)).flatMap((node) => (ts.isIdentifier(node) && !isLabel(node) ? [node.text] : [])));
}

/** `b` of `a.b` and of `{ b: a }`. */
function isLabel(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

function withoutArgument(body: string, name: string, index: number): string | undefined {
  if (!body.includes(`this.${name}`)) return body;
  const source = parse(body);
  const edits = nodesOf(source)
    .filter((node) => ts.isPropertyAccessExpression(node))
    .filter((node) => isStep(node, name))
    .map((node) => editOf(node, index));
  if (edits.includes(undefined)) return undefined;
  return edits
    .filter((edit) => edit !== undefined)
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), source.text)
    .slice(before.length, -2);
}

/** An argument of a call with the comma that belongs to it; `undefined` when the step is not called here. */
function editOf(step: ts.PropertyAccessExpression, index: number): Edit | undefined {
  const call = step.parent;
  if (!ts.isCallExpression(call) || call.expression !== step) return undefined;
  const argument = call.arguments[index];
  const next = call.arguments[index + 1];
  if (argument === undefined) return undefined;
  return next === undefined
    ? { start: call.arguments[index - 1]?.end ?? argument.getStart(), end: argument.end }
    : { start: argument.getStart(), end: next.getStart() };
}

function isStep({ expression, name }: ts.PropertyAccessExpression, wanted: string): boolean {
  return expression.kind === ts.SyntaxKind.ThisKeyword && name.text === wanted;
}
