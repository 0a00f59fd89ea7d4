import type { LoadedSpec } from './load.ts';
import type { PatternProblem, PatternProblems } from './resolve/values.ts';
import { entriesOf, findEntry } from './source/tree.ts';

/** Finds the patterns in these specs that are no regular expressions, or unsafe ones. The check is loaded only when there is a pattern. */
export async function findPatternProblems(specs: Iterable<LoadedSpec>): Promise<PatternProblems> {
  const patterns = new Set<string>();
  for (const { root } of specs) {
    for (const { value } of entriesOf(findEntry(root, 'values')?.value)) {
      const pattern = findEntry(value, 'pattern')?.value;
      if (pattern?.kind === 'scalar' && typeof pattern.value === 'string') patterns.add(pattern.value);
    }
  }
  if (patterns.size === 0) return new Map();
  const { findPatternProblem } = await import('./pattern-safety.ts');
  const problems = new Map<string, PatternProblem>();
  for (const pattern of patterns) {
    const problem = findPatternProblem(pattern);
    if (problem !== undefined) problems.set(pattern, problem);
  }
  return problems;
}
