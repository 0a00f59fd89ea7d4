import { posix } from 'node:path';
import type { Diagnostic } from './diagnostic.ts';
import { findDuplicateContexts } from './duplicate-contexts.ts';
import { loadSpecs, type LoadedSpec, type SpecFiles } from './load.ts';
import type { Context } from './model.ts';
import { quote } from './near.ts';
import { findPatternProblems } from './patterns.ts';
import { resolveSpecs } from './resolve-specs.ts';

/** Everything that one run finds out about specs. */
export interface SpecReading {
  /** The requested contexts whose specs, and all that these use, hold no error; by path. */
  readonly contexts: readonly Context[];
  /** Errors and warnings of all specs, those that are only used included; by path and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each spec that has diagnostics, by its path; for code frames. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Reads specs, and what they use, in one run. Requests are paths relative to the project's root, with `/`.
 * A requested path without a file is told by the codes `missing-file` and `not-a-file`.
 */
export async function readSpecs(requests: readonly string[], files: SpecFiles): Promise<SpecReading> {
  const requested = [...new Set(requests.map((path) => posix.normalize(path)))].sort();
  const specs = await loadSpecs(requested, files);
  for (const path of requested) reportUnreadable(specs.get(path));
  findDuplicateContexts([...specs.values()]);
  const contexts = resolveSpecs(specs, await findPatternProblems(specs.values()));
  const read = [...specs.values()].map(({ path, text, collector }) => ({
    path,
    text,
    found: collector.findDiagnostics(),
  }));
  const told = read.filter(({ found }) => found.length > 0);
  return {
    contexts: requested.flatMap((path) => contexts.get(path) ?? []),
    diagnostics: told.flatMap(({ found }) => found).sort(compareByPosition),
    sources: new Map(told.map(({ path, text }) => [path, text])),
  };
}

function reportUnreadable(spec: LoadedSpec | undefined): void {
  if (spec === undefined || spec.status === 'read') return;
  const place = { start: 0, end: 0 };
  if (spec.status === 'missing') spec.collector.report('missing-file', place, `There is no file ${quote(spec.path)}.`);
  else if (spec.status === 'directory')
    spec.collector.report('not-a-file', place, `${quote(spec.path)} is a directory.`, 'Name the spec inside it.');
  else spec.collector.report('not-a-file', place, `${quote(spec.path)} cannot be read.`, 'Check its permissions.');
}

function compareByPosition(left: Diagnostic, right: Diagnostic): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  return (
    left.line - right.line ||
    left.column - right.column ||
    (left.code < right.code ? -1 : left.code > right.code ? 1 : 0)
  );
}
