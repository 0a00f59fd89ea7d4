import type { Literal, TypeReference, ValueShape } from '../model.ts';
import { quote, suggest } from '../near.ts';
import type { Hint, Report } from '../report.ts';
import type { ScalarNode, SpecNode } from '../source/tree.ts';
import { compare, isDecimal, isInstant } from './comparable.ts';
import { describeType, shapeOf, type TypeScope } from './types.ts';

const uuid =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/i;

/** The longest text in a spec that patterns are tried on: even a sound pattern may take time that grows with its square. */
const longestTried = 10_000;

/** Whether a literal must lie in the range of its type; what is only compared with need not. */
type Range = 'in-range' | 'any';

/** Reads a value of a type from the spec; reports what does not fit and is then `undefined`. */
export function readLiteral(
  node: SpecNode,
  type: TypeReference,
  scope: TypeScope,
  report: Report,
  range: Range = 'in-range',
): Literal | undefined {
  if (node.kind === 'broken') return undefined;
  if (type.kind === 'entity') {
    report(
      'wrong-type',
      node,
      `A whole ${type.name} cannot be written here.`,
      `Write { change: { … } }: ${type.name} with some fields changed.`,
    );
    return undefined;
  }
  const shape = shapeOf(type, scope);
  if (shape === undefined) return undefined;
  if (shape.kind === 'optional') return readLiteral(node, shape.item, scope, report, range);
  if (shape.kind === 'list') return readList(node, type, shape.item, scope, report);
  if (node.kind !== 'scalar' || node.value === null) {
    report('wrong-type', node, `Expected a value of type ${describeType(type)} here: ${describeShape(shape)}.`);
    return undefined;
  }
  const problem =
    findTypeProblem(node, shape) ?? (range === 'in-range' ? findRangeProblem(node.value, shape) : undefined);
  if (problem === undefined) return node.value;
  const written = quote(node.source || String(node.value));
  report(problem.code, node, `${written} is not of type ${describeType(type)}: ${problem.reason}.`, problem.hint);
  return undefined;
}

function readList(
  node: SpecNode,
  type: TypeReference,
  item: TypeReference,
  scope: TypeScope,
  report: Report,
): readonly Literal[] | undefined {
  if (node.kind !== 'list') {
    report('wrong-type', node, `Expected a list here, ${describeType(type)}.`, 'Write [a, b].');
    return undefined;
  }
  const items = node.items.map((child) => readLiteral(child, item, scope, report));
  return items.flatMap((literal) => (literal === undefined ? [] : [literal]));
}

interface Problem {
  readonly code: 'wrong-type' | 'out-of-range' | 'unknown-member';
  readonly reason: string;
  readonly hint?: Hint | undefined;
}

function findTypeProblem(node: ScalarNode, shape: ValueShape): Problem | undefined {
  const { value } = node;
  const problem = (hint?: string): Problem => ({
    code: 'wrong-type',
    reason: `it must be ${describeShape(shape)}`,
    hint,
  });
  switch (shape.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : problem('Write true or false.');
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value) ? undefined : problem();
    case 'string':
      return typeof value === 'string' ? undefined : problem(`Quote it: "${node.source}".`);
    case 'uuid':
      return typeof value === 'string' && uuid.test(value) ? undefined : problem();
    case 'decimal':
      if (typeof value === 'number') return problem(`Quote it: "${node.source}".`);
      return typeof value === 'string' && isDecimal(value) ? undefined : problem('Write digits, as in "12.50".');
    case 'instant':
      return typeof value === 'string' && isInstant(value) ? undefined : problem('Write it as "2024-12-31T23:59:59Z".');
    case 'enum':
      if (typeof value === 'string' && shape.members.includes(value)) return undefined;
      return {
        code: 'unknown-member',
        reason: `it has no such member`,
        hint: () => suggest(String(value), shape.members),
      };
    case 'list':
    case 'optional':
      return undefined;
  }
}

function findRangeProblem(value: string | number | boolean, shape: ValueShape): Problem | undefined {
  const problem = (reason: string): Problem => ({ code: 'out-of-range', reason });
  switch (shape.kind) {
    case 'int':
    case 'decimal':
    case 'instant':
      if (typeof value === 'boolean') return undefined;
      if (shape.min !== undefined && compare(shape.kind, value, shape.min) < 0)
        return problem(`the least is ${shape.min.toString()}`);
      if (shape.max !== undefined && compare(shape.kind, value, shape.max) > 0)
        return problem(`the most is ${shape.max.toString()}`);
      return undefined;
    case 'string': {
      const text = String(value);
      if (shape.min !== undefined && text.length < shape.min)
        return problem(`the shortest has ${shape.min.toString()} characters`);
      if (shape.max !== undefined && text.length > shape.max)
        return problem(`the longest has ${shape.max.toString()} characters`);
      if (text.length > longestTried) return problem(`it has more than ${longestTried.toString()} characters`);
      if (shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(text)) {
        return problem(`it does not match the pattern ${quote(shape.pattern)}`);
      }
      return undefined;
    }
    case 'uuid':
    case 'boolean':
    case 'enum':
    case 'list':
    case 'optional':
      return undefined;
  }
}

function describeShape(shape: ValueShape): string {
  switch (shape.kind) {
    case 'boolean':
      return 'true or false';
    case 'int':
      return 'a whole number';
    case 'string':
      return 'a text';
    case 'uuid':
      return 'a UUID';
    case 'decimal':
      return 'a decimal, as quoted text';
    case 'instant':
      return 'an instant, ISO 8601 text in UTC';
    case 'enum':
      return `one of ${shape.members.slice(0, 8).join(', ')}`;
    case 'list':
      return 'a list';
    case 'optional':
      return 'an optional value';
  }
}
