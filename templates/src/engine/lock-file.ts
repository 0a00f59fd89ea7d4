/** The name of the file at a project's root that remembers what was generated. */
export const lockFileName = 'tacet.lock.json';

/** What is remembered of one file. */
export type LockEntry =
  | {
      readonly ownership: 'generated';
      readonly spec: string;
      /** Fingerprint of what was written. */
      readonly hash: string;
      /** Fingerprint of what the templates said, where the user's formatter made something else of it. */
      readonly source?: string;
    }
  | { readonly ownership: 'owned' | 'ejected'; readonly spec: string };

/** What is remembered, by path relative to the project root. */
export type Lock = ReadonlyMap<string, LockEntry>;

/** A lock file that cannot be read, and why. */
export interface LockProblem {
  readonly reason: string;
}

/** Reads the text of a lock file; no text is an empty lock. */
export function readLock(text: string | undefined): Lock | LockProblem {
  if (text === undefined) return new Map();
  const content = parseJson(text.replace(/^\uFEFF/, ''));
  if (!isRecord(content) || !isRecord(content.files)) return { reason: 'it is not the JSON that tacet wrote' };
  if (content.version !== 1) return { reason: 'it was written by another version of tacet' };
  const lock = new Map<string, LockEntry>();
  for (const [path, value] of Object.entries(content.files)) {
    const entry = readEntry(value);
    if (entry === undefined) return { reason: `its entry for ${path} is damaged` };
    lock.set(path, entry);
  }
  return lock;
}

/** Tells a lock that could not be read. */
export function isLockProblem(lock: Lock | LockProblem): lock is LockProblem {
  return 'reason' in lock;
}

/** The text of a lock file: sorted by path, so that branches merge. */
export function printLock(lock: Lock): string {
  const paths = [...lock.keys()].sort();
  const files = Object.fromEntries(paths.map((path) => [path, lock.get(path)]));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

function readEntry(value: unknown): LockEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { ownership, spec, hash, source } = value;
  if (typeof spec !== 'string') return undefined;
  if (ownership === 'owned' || ownership === 'ejected') return { ownership, spec };
  if (ownership !== 'generated' || typeof hash !== 'string') return undefined;
  return { ownership, spec, hash, ...(typeof source === 'string' ? { source } : {}) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
