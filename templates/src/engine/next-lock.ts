import type { DecidedFile } from './decided-file.ts';
import { FileStatus } from './generation.ts';
import type { Lock, LockEntry, Seal } from './lock-file.ts';
import type { ReadSpec } from './read-project.ts';
import { entriesBySpec, sealOf, type Making } from './seal.ts';

/** What a plan decided, and what of it is remembered. */
export interface Outcome {
  readonly lock: Lock;
  /** Every file of the plan. */
  readonly files: readonly DecidedFile[];
  /** Paths that are remembered no longer. */
  readonly forgotten: readonly string[];
  /** The specs whose templates were filled. */
  readonly filled: readonly ReadSpec[];
  /** The hash of a spec's bytes, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** `undefined` when that is not known: nothing is sealed then. */
  readonly making: Making | undefined;
}

/** What is remembered after the plan was carried out. */
export function nextLock(outcome: Outcome): Lock {
  const files = nextEntries(outcome);
  const next = { files, seals: outcome.lock.seals };
  return { files, seals: nextSeals(outcome, entriesBySpec(next)) };
}

function nextEntries({ lock, files, forgotten }: Outcome): ReadonlyMap<string, LockEntry> {
  const next = new Map(lock.files);
  for (const path of forgotten) next.delete(path);
  for (const { path, entry } of files) {
    if (entry === undefined) next.delete(path);
    else next.set(path, entry);
  }
  return next;
}

/** A spec is sealed when all that is remembered of it is what it asks for; a spec without files has no seal. */
function nextSeals(
  { lock, files, filled, hashes, making }: Outcome,
  entries: ReadonlyMap<string, ReadonlyMap<string, LockEntry>>,
): ReadonlyMap<string, Seal> {
  const unsealed = new Set(files.filter(isNoOutcome).map(({ spec }) => spec));
  const seals = new Map([...lock.seals].filter(([spec]) => entries.has(spec) && !unsealed.has(spec)));
  for (const { path: spec, uses, isWarned } of filled) {
    seals.delete(spec);
    const own = entries.get(spec);
    if (making === undefined || own === undefined || unsealed.has(spec)) continue;
    const seal = sealOf(making, { spec, uses, isWarned, hashOf: (path) => hashes.get(path), entries: own });
    if (seal !== undefined) seals.set(spec, seal);
  }
  return seals;
}

/** Whether the file is something else than what its spec asks for. */
function isNoOutcome({ status }: DecidedFile): boolean {
  switch (status) {
    case FileStatus.Ejected:
    case FileStatus.Edited:
    case FileStatus.Foreign:
    case FileStatus.Orphaned:
      return true;
    case FileStatus.New:
    case FileStatus.Changed:
    case FileStatus.Overwritten:
    case FileStatus.Unchanged:
    case FileStatus.Kept:
    case FileStatus.Deleted:
      return false;
  }
}
