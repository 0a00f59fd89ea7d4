import type { ValueDefinition, ValueShape } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, findEntry, itemsOf, type MapEntry, type ScalarNode, type SpecNode } from '../source/tree.ts';
import { readBounds } from './bounds.ts';
import { brokenType, readType, scalars, type TypeScope } from './types.ts';

/** The values of a spec, each after those that it is made of, else in the order of the spec. */
export interface Values {
  readonly definitions: readonly ValueDefinition[];
  /** All values that can be named, those of used specs included. */
  readonly scope: TypeScope;
}

/** Why a pattern is not taken. */
export interface PatternProblem {
  readonly code: 'invalid-pattern' | 'unsafe-pattern';
  readonly reason: string;
  readonly hint: string;
}

/** Patterns that are not taken, by their text. */
export type PatternProblems = ReadonlyMap<string, PatternProblem>;

/** Reads the section `values` of a context on top of the values that it uses. */
export function readValues(
  node: SpecNode | undefined,
  context: string,
  used: TypeScope,
  patternProblems: PatternProblems,
  report: Report,
): Values {
  const entries = new Map(entriesOf(node).map((entry) => [entry.key, entry]));
  const definitions: ValueDefinition[] = [];
  const known = new Map(used.values);
  const broken = new Set(used.brokenValues);
  const scope: TypeScope = { values: known, brokenValues: broken, isOpen: node?.kind !== 'map' || used.isOpen };
  const begun = new Set<string>();
  const finished = new Set<string>();
  const define = (entry: MapEntry): void => {
    begun.add(entry.key);
    for (const part of findParts(entry.value)) {
      const inner = entries.get(String(part.value));
      if (inner === undefined || finished.has(inner.key)) continue;
      if (begun.has(inner.key)) {
        report('cyclic-value', part, `${quote(entry.key)} would be made of itself.`, 'Make it of something else.');
        broken.add(entry.key);
      } else {
        define(inner);
      }
    }
    finished.add(entry.key);
    if (broken.has(entry.key)) return;
    const shape = readShape(entry.value, scope, patternProblems, report);
    if (shape === undefined) {
      broken.add(entry.key);
      return;
    }
    const definition = { name: entry.key, shape, context };
    definitions.push(definition);
    known.set(entry.key, definition);
  };
  for (const entry of entries.values()) if (!finished.has(entry.key)) define(entry);
  return { definitions, scope };
}

function findParts(node: SpecNode): readonly ScalarNode[] {
  return ['list', 'optional'].flatMap((key) => {
    const inner = findEntry(node, key)?.value;
    if (inner === undefined) return [];
    return inner.kind === 'scalar' ? [inner] : findParts(inner);
  });
}

function readShape(
  node: SpecNode,
  scope: TypeScope,
  patternProblems: PatternProblems,
  report: Report,
): ValueShape | undefined {
  const members = findEntry(node, 'enum');
  if (members !== undefined) return { kind: 'enum', members: readMembers(members.value, report) };
  if (findEntry(node, 'list') !== undefined || findEntry(node, 'optional') !== undefined) {
    const type = readType(node, scope, report);
    return type !== brokenType && (type.kind === 'list' || type.kind === 'optional') ? type : undefined;
  }
  const named = findEntry(node, 'type')?.value;
  const kind = scalars.find((scalar) => named?.kind === 'scalar' && named.value === scalar);
  switch (kind) {
    case undefined:
      return undefined;
    case 'uuid':
    case 'boolean':
      return { kind };
    case 'int':
      return readBounds(node, kind, report);
    case 'decimal':
    case 'instant':
      return readBounds(node, kind, report);
    case 'string': {
      const lengths = readBounds(node, kind, report);
      const pattern = findEntry(node, 'pattern')?.value;
      if (pattern?.kind !== 'scalar' || typeof pattern.value !== 'string') return lengths;
      const problem = patternProblems.get(pattern.value);
      if (problem === undefined) return lengths === undefined ? undefined : { ...lengths, pattern: pattern.value };
      report(problem.code, pattern, problem.reason, problem.hint);
      return undefined;
    }
  }
}

function readMembers(node: SpecNode, report: Report): readonly string[] {
  const members = new Set<string>();
  for (const item of itemsOf(node)) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
    if (members.has(item.value))
      report('duplicate-name', item, `${quote(item.value)} stands here a second time.`, 'Remove one of the two.');
    members.add(item.value);
  }
  return [...members];
}
