import { stateAfter, stateBefore, type FileChange, type FileState } from './plan.ts';

/** A file's state without its bytes. */
export type Fingerprint = Pick<FileState, 'sha256' | 'mode'>;

/** One change, as much of it as is needed to take it back. */
export interface JournalEntry {
  readonly path: string;
  readonly target: string;
  readonly before?: Fingerprint | undefined;
  readonly after?: Fingerprint | undefined;
}

/** A folder that goes away, and its permission bits. */
export interface RemovedFolder {
  readonly path: string;
  readonly mode: number;
}

/** What a run is about to do; written and flushed before it does anything. */
export interface Journal {
  readonly version: 1;
  /** Part of the names of this run's temporary files. */
  readonly token: string;
  readonly entries: readonly JournalEntry[];
  /** Outermost first. */
  readonly madeFolders: readonly string[];
  /** Innermost first. */
  readonly removedFolders: readonly RemovedFolder[];
}

/** The journal's entry of a change. */
export function entryOf(change: FileChange): JournalEntry {
  const { path, target } = change;
  return { path, target, before: fingerprintOf(stateBefore(change)), after: fingerprintOf(stateAfter(change)) };
}

/** The name of the temporary file beside the entry with this index. */
export function temporaryName(journal: Journal, index: number): string {
  return `.tacet-${journal.token}-${String(index)}`;
}

/** The journal as text. */
export function printJournal(journal: Journal): string {
  return JSON.stringify(journal);
}

/** Reads a journal; undefined unless it is one. Where its paths lead is not checked here. */
export function parseJournal(text: string): Journal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJournal(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function fingerprintOf(state: FileState | undefined): Fingerprint | undefined {
  return state && { sha256: state.sha256, mode: state.mode };
}

function isJournal(value: unknown): value is Journal {
  return (
    isObject(value) &&
    value.version === 1 &&
    typeof value.token === 'string' &&
    /^[0-9a-f]{8}$/.test(value.token) &&
    isListOf(value.entries, isEntry) &&
    isListOf(value.madeFolders, (each) => typeof each === 'string') &&
    isListOf(value.removedFolders, isRemovedFolder)
  );
}

function isEntry(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.path === 'string' &&
    typeof value.target === 'string' &&
    (value.before === undefined || isFingerprint(value.before)) &&
    (value.after === undefined || isFingerprint(value.after))
  );
}

function isFingerprint(value: unknown): boolean {
  return isObject(value) && typeof value.sha256 === 'string' && typeof value.mode === 'number';
}

function isRemovedFolder(value: unknown): boolean {
  return isObject(value) && typeof value.path === 'string' && typeof value.mode === 'number';
}

function isListOf(value: unknown, isElement: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isElement);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
