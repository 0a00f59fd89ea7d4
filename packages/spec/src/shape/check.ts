import type * as z from 'zod/mini';
import { findSlips } from '../near.ts';
import type { Report } from '../report.ts';
import { toData, type SpecNode } from '../source/tree.ts';
import { chooseAlternative } from './alternatives.ts';
import { aggregateSections, specSchema } from './schema.ts';
import { findPlace, type FoundPlace } from './place.ts';
import * as say from './sentences.ts';

type Issue = z.core.$ZodIssue;

/** Reports where a spec is not shaped like one: one diagnostic for each mistake. */
export function checkShape(root: SpecNode, report: Report): void {
  const parsed = specSchema.safeParse(toData(root));
  const issues = parsed.success ? [] : parsed.error.issues;
  reportIssues([...issues, ...findMissingSections(root)], [], root, report);
}

/** A spec with any section about the aggregate needs all that are required for one. */
function findMissingSections(root: SpecNode): readonly Issue[] {
  if (root.kind !== 'map') return [];
  const present = new Set(root.entries.map(({ key }) => key));
  const { required, optional } = aggregateSections;
  if (![...required, ...optional].some((section) => present.has(section))) return [];
  return required
    .filter((section) => !present.has(section))
    .map((section) => ({ code: 'invalid_type', expected: 'object', path: [section], message: '' }));
}

function reportIssues(issues: readonly Issue[], parents: readonly PropertyKey[], root: SpecNode, report: Report): void {
  const byPlace = new Map<string, Issue[]>();
  for (const issue of issues) {
    const path = [...parents, ...issue.path];
    const owner = isMissing(issue, path, root) ? path.slice(0, -1) : path;
    const group = owner.map(String).join('\n');
    byPlace.set(group, [...(byPlace.get(group) ?? []), { ...issue, path }]);
  }
  for (const group of byPlace.values()) reportGroup(group, root, report);
}

/** Whether the issue is about a key that is not there at all. */
function isMissing(issue: Issue, path: readonly PropertyKey[], root: SpecNode): boolean {
  const isAboutValue =
    issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union';
  return isAboutValue && path.length > 0 && findPlace(root, path).isMissing;
}

/** Issues of one node: unknown keys and missing keys of a mapping tell of each other. */
function reportGroup(issues: readonly Issue[], root: SpecNode, report: Report): void {
  const missing = issues.filter((issue) => isMissing(issue, issue.path, root));
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys');
  const missingKeys = missing.map(({ path }) => String(path.at(-1)));
  const unknownKeys = unknown.flatMap(({ keys }) => keys);
  const slips = findSlips(unknownKeys, missingKeys);
  for (const { keys, message, path } of unknown) {
    const owner = findPlace(root, path);
    for (const key of keys) {
      const entry =
        owner.node.kind === 'map' ? owner.node.entries.find((candidate) => candidate.key === key) : undefined;
      const known = message.split(' ').filter((name) => !hasKey(owner, name));
      if (entry !== undefined) say.unknownKey(key, entry.keyPlace, slips.get(key), known, report);
    }
  }
  const told = new Set(slips.values());
  for (const { path } of missing) {
    const key = String(path.at(-1));
    if (!told.has(key)) say.missingKey(key, findPlace(root, path.slice(0, -1)), report);
  }
  for (const issue of issues) {
    const isEcho = issue.code === 'custom' && unknown.length > 0;
    if (!missing.includes(issue) && issue.code !== 'unrecognized_keys' && !isEcho) reportIssue(issue, root, report);
  }
}

function hasKey({ node }: FoundPlace, key: string): boolean {
  return node.kind === 'map' && node.entries.some((entry) => entry.key === key);
}

function reportIssue(issue: Issue, root: SpecNode, report: Report): void {
  const found = findPlace(root, issue.path);
  if (found.node.kind === 'broken') return;
  switch (issue.code) {
    case 'invalid_union':
      reportIssues(chooseAlternative(issue.errors, found.node), issue.path, root, report);
      return;
    case 'invalid_key':
      say.wrongIdentifier(String(issue.path.at(-1)), found.keyPlace ?? found.node, issue.issues[0]?.message, report);
      return;
    case 'invalid_format':
      say.wrongText(found.node, issue.message, report);
      return;
    case 'invalid_value':
      say.wrongChoice(found.node, issue.path, issue.values.map(String), report);
      return;
    case 'invalid_type':
      say.wrongShape(found.node, issue.expected, report);
      return;
    case 'custom':
      say.wrongSize(found, issue.message, report);
      return;
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'string' && issue.message !== 'Invalid input')
        say.wrongText(found.node, issue.message, report);
      else say.wrongSize(found, issue.code === 'too_small' ? 'empty' : 'too-big', report);
      return;
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_element':
      throw new Error(`The schema yields no ${issue.code} here.`);
  }
}
