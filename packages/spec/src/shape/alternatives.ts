import type * as z from 'zod/mini';
import { findSlips } from '../near.ts';
import { findEntry, type SpecNode } from '../source/tree.ts';

type Issue = z.core.$ZodIssue;

/** Of the alternatives of a union, the issues of the one that was most probably meant. */
export function chooseAlternative(alternatives: readonly (readonly Issue[])[], node: SpecNode): readonly Issue[] {
  const ofRightKind = alternatives.filter((issues) => !issues.some((issue) => isWrongKind(issue)));
  if (ofRightKind.length === 0) return mergeKinds(alternatives);
  const [best = []] = [...ofRightKind].sort((left, right) => weigh(left, node) - weigh(right, node));
  return leaveOutMissing(best, ofRightKind, node).map((issue) =>
    issue.code === 'invalid_value' ? { ...issue, values: collectValues(issue, ofRightKind) } : issue,
  );
}

/** Where keys are unknown and others missing, the former are the mistake; any alternative's keys could stand there. */
function leaveOutMissing(
  best: readonly Issue[],
  alternatives: readonly (readonly Issue[])[],
  node: SpecNode,
): readonly Issue[] {
  const unknown = best.find((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0);
  if (unknown?.code !== 'unrecognized_keys') return best;
  const missing = findMissing(best, node);
  if (missing.length === 0 || findSlips(unknown.keys, missing).size > 0) return best;
  const known = alternatives.flatMap((issues) =>
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.message.split(' ') : [],
    ),
  );
  const others = best.filter((issue) => issue !== unknown && !missing.includes(String(issue.path[0])));
  return [...others, { ...unknown, message: [...new Set(known)].join(' ') }];
}

function findMissing(issues: readonly Issue[], node: SpecNode): readonly string[] {
  return issues.flatMap(({ path: [key, ...rest] }) =>
    typeof key === 'string' && rest.length === 0 && findEntry(node, key) === undefined ? [key] : [],
  );
}

function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** No alternative is of the node's kind: one issue that names all kinds. */
function mergeKinds(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const kinds = alternatives.flatMap((issues) =>
    issues.flatMap((issue) => (issue.path.length === 0 && issue.code === 'invalid_type' ? [issue.expected] : [])),
  );
  return [{ code: 'invalid_type', expected: [...new Set(kinds)].join('|'), path: [], message: '' }];
}

/** How many mistakes the alternative takes the node to have; a wrong choice weighs more than any one of the others. */
function weigh(issues: readonly Issue[], node: SpecNode): number {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  const missing = findMissing(issues, node);
  const choices = issues.filter(
    (issue) => issue.code === 'invalid_value' && !missing.includes(String(issue.path[0])),
  ).length;
  const others = issues.filter((issue) => issue.code !== 'unrecognized_keys').length - missing.length;
  return unknown.length + missing.length - findSlips(unknown, missing).size + others + choices * 0.5;
}

function collectValues(issue: Issue, alternatives: readonly (readonly Issue[])[]): z.core.util.Primitive[] {
  const place = issue.path.join('\n');
  const values = alternatives.flatMap((issues) =>
    issues.flatMap((other) => (other.code === 'invalid_value' && other.path.join('\n') === place ? other.values : [])),
  );
  return [...new Set(values)];
}
