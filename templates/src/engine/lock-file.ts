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
  | {
      readonly ownership: 'owned';
      readonly spec: string;
      /** What the file has to mention to be complete: demands apart by spaces, the words that answer one by `|`. */
      readonly asks?: string;
    }
  | { readonly ownership: 'ejected'; readonly spec: string };

/** That a spec was as its files are: as long as nothing that the seal covers has changed, they need not be made again. */
export interface Seal {
  /** The specs that it uses, directly or not. */
  readonly uses: readonly string[];
  /** Whether there is a warning about it, or about a spec that it uses. */
  readonly isWarned: boolean;
  /** The hash of everything that the files were made from, and of what is remembered of them. */
  readonly seal: string;
}

/** What is remembered; paths are relative to the project root. */
export interface Lock {
  /** By path. */
  readonly files: ReadonlyMap<string, LockEntry>;
  /** By path of the spec. */
  readonly seals: ReadonlyMap<string, Seal>;
}

/** A lock file that cannot be read, and why. */
export interface LockProblem {
  readonly reason: string;
}

/** Reads the text of a lock file; no text is an empty lock. */
export function readLock(text: string | undefined): Lock | LockProblem {
  if (text === undefined) return { files: new Map(), seals: new Map() };
  const content = parseJson(text.replace(/^\uFEFF/, ''));
  if (!isRecord(content) || !isRecord(content.files)) return { reason: 'it is not the JSON that tacet wrote' };
  if (content.version !== 1) return { reason: 'it was written by another version of tacet' };
  const files = new Map<string, LockEntry>();
  for (const [path, value] of Object.entries(content.files)) {
    const entry = readEntry(value);
    if (entry === undefined) return { reason: `its entry for ${path} is damaged` };
    files.set(path, entry);
  }
  return { files, seals: readSeals(content.specs) };
}

/** Tells a lock that could not be read. */
export function isLockProblem(lock: Lock | LockProblem): lock is LockProblem {
  return 'reason' in lock;
}

/** The text of a lock file: sorted by path, so that branches merge. */
export function printLock(lock: Lock): string {
  const files = sorted(lock.files);
  const specs = sorted(new Map([...lock.seals].map(([path, seal]) => [path, writtenSeal(seal)])));
  return `${JSON.stringify({ version: 1, files, ...(lock.seals.size > 0 && { specs }) }, null, 2)}\n`;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): Readonly<Record<string, Value | undefined>> {
  return Object.fromEntries([...map.keys()].sort().map((path) => [path, map.get(path)]));
}

function writtenSeal({ uses, isWarned, seal }: Seal): object {
  return { ...(uses.length > 0 && { uses }), ...(isWarned && { warned: true }), seal };
}

/** A seal that cannot be read is as good as none: the files are made again, and compared. */
function readSeals(content: unknown): ReadonlyMap<string, Seal> {
  const seals = new Map<string, Seal>();
  for (const [path, value] of Object.entries(isRecord(content) ? content : {})) {
    if (!isRecord(value) || typeof value.seal !== 'string') continue;
    const { uses = [], warned = false, seal } = value;
    if (!Array.isArray(uses) || !uses.every((use) => typeof use === 'string')) continue;
    seals.set(path, { uses, isWarned: warned === true, seal });
  }
  return seals;
}

function readEntry(value: unknown): LockEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { ownership, spec, hash, source, asks } = value;
  if (typeof spec !== 'string') return undefined;
  if (ownership === 'ejected') return { ownership, spec };
  if (ownership === 'owned') return { ownership, spec, ...(typeof asks === 'string' ? { asks } : {}) };
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
