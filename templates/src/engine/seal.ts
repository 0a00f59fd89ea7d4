import { hashBytes } from './fingerprint.ts';
import type { Lock, LockEntry, Seal } from './lock-file.ts';

/** What files are made from beside their specs. */
export interface Making {
  /** The build of tacet. */
  readonly edition: string;
  /** The hash of the user's own templates. */
  readonly overrides: string;
}

/** What a seal covers. */
export interface Sealed extends Omit<Seal, 'seal'> {
  readonly spec: string;
  /** The hash of a spec's bytes, by path; `undefined` where there are none. */
  readonly hashOf: (spec: string) => string | undefined;
  /** Everything that is remembered of the spec's files, by path. */
  readonly entries: ReadonlyMap<string, LockEntry>;
}

/** Seals a spec; `undefined` where a spec has no bytes. */
export function sealOf(
  { edition, overrides }: Making,
  { spec, uses, isWarned, hashOf, entries }: Sealed,
): Seal | undefined {
  const hashes = [spec, ...uses].map(hashOf);
  if (hashes.includes(undefined)) return undefined;
  const files = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  const seal = hashBytes(JSON.stringify([edition, overrides, spec, uses, hashes, isWarned, files]));
  return { uses, isWarned, seal };
}

/** What a lock remembers, spec by spec. */
export function entriesBySpec(lock: Lock): ReadonlyMap<string, ReadonlyMap<string, LockEntry>> {
  const groups = new Map<string, Map<string, LockEntry>>();
  for (const [path, entry] of lock.files) {
    const group = groups.get(entry.spec);
    if (group === undefined) groups.set(entry.spec, new Map([[path, entry]]));
    else group.set(path, entry);
  }
  return groups;
}
