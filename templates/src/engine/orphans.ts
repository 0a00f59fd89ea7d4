import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DecidedFile } from './decided-file.ts';
import { FileStatus } from './generation.ts';
import type { Lock, LockEntry } from './lock-file.ts';
import { isPristine } from './ownership.ts';
import { readText } from './project.ts';

/** What tells an orphan: the specs that were read, and the files they ask for. */
export interface OrphanSearch {
  readonly root: string;
  readonly lock: Lock;
  readonly specs: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  readonly prune: boolean;
}

/** Orphans, and paths that are only remembered: nothing is there any more. */
export interface Orphans {
  readonly files: readonly DecidedFile[];
  readonly forgotten: readonly string[];
}

/** Files that were written for one of the specs, or for a spec that is gone, and that nothing asks for any more. */
export function findOrphans({ root, lock, specs, wanted, prune }: OrphanSearch): Orphans {
  const isGone = memoise((spec: string) => !existsSync(join(root, spec)));
  const files: DecidedFile[] = [];
  const forgotten: string[] = [];
  for (const [path, entry] of lock.files) {
    if (wanted.has(path) || !(specs.has(entry.spec) || isGone(entry.spec))) continue;
    const present = readText(join(root, path));
    if (present === undefined || (entry.ownership === 'ejected' && isGone(entry.spec))) forgotten.push(path);
    else if (entry.ownership !== 'ejected') files.push(decideOrphan(path, entry, present, prune));
  }
  return { files, forgotten };
}

function decideOrphan(path: string, entry: LockEntry, present: string, prune: boolean): DecidedFile {
  const isDeleted = prune && isPristine(entry, present);
  return {
    path,
    spec: entry.spec,
    ownership: entry.ownership,
    status: isDeleted ? FileStatus.Deleted : FileStatus.Orphaned,
    missing: [],
    content: undefined,
    entry: isDeleted ? undefined : entry,
  };
}

function memoise<Answer>(ask: (question: string) => Answer): (question: string) => Answer {
  const answers = new Map<string, Answer>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const answer = ask(question);
    answers.set(question, answer);
    return answer;
  };
}
