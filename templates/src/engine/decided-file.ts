import { fingerprint } from './fingerprint.ts';
import { FileStatus, type PlannedFile } from './generation.ts';
import type { LockEntry } from './lock-file.ts';
import { decideStatus } from './ownership.ts';
import type { WantedFile } from './wanted-files.ts';

/** A planned file, with what it takes to carry the plan out. */
export interface DecidedFile extends PlannedFile {
  /** What would be written. */
  readonly content: string | Uint8Array | undefined;
  /** What is to be remembered; nothing to forget the file. */
  readonly entry: LockEntry | undefined;
}

/** Decides about one wanted file; `formatted` is the templates' text after the user's formatter, where that matters. */
export function decideFile(wanted: WantedFile, formatted: string | undefined, force: boolean): DecidedFile {
  const { path, spec, ownership, rival, source } = wanted;
  const facts = formatted === undefined ? wanted : { ...wanted, formatted };
  const status = rival === undefined ? decideStatus(facts, force) : FileStatus.Foreign;
  const content = formatted ?? source;
  return {
    path,
    spec,
    ownership: status === FileStatus.Ejected ? 'ejected' : ownership,
    status,
    missing: status === FileStatus.Kept ? wanted.gaps() : [],
    ...(rival === undefined ? {} : { rival }),
    content: writtenForm(status, content),
    entry: entryFor(wanted, status, content),
  };
}

/** A file that is not there has no conventions to keep, so that its bytes are known; they take half the room of text. */
function writtenForm(status: FileStatus, content: string): string | Uint8Array | undefined {
  switch (status) {
    case FileStatus.New:
      return Buffer.from(content);
    case FileStatus.Changed:
    case FileStatus.Overwritten:
    case FileStatus.Edited:
    case FileStatus.Foreign:
      return content;
    case FileStatus.Unchanged:
    case FileStatus.Kept:
    case FileStatus.Ejected:
    case FileStatus.Orphaned:
    case FileStatus.Deleted:
      return undefined;
  }
}

function entryFor(wanted: WantedFile, status: FileStatus, content: string): LockEntry | undefined {
  const { spec, ownership, entry, present, source } = wanted;
  if (status === FileStatus.Foreign) return entry;
  if (status === FileStatus.Ejected) return { ownership: 'ejected', spec };
  if (ownership === 'owned') return { ownership, spec, asks: wanted.asks() };
  if (status === FileStatus.Edited) return entry;
  const written = fingerprint(status === FileStatus.Unchanged ? (present ?? content) : content);
  const said = source === content && status !== FileStatus.Unchanged ? written : fingerprint(source);
  return { ownership, spec, hash: written, ...(said === written ? {} : { source: said }) };
}
