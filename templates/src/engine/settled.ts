import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { DecidedFile } from './decided-file.ts';
import { hashBytes } from './fingerprint.ts';
import { FileStatus } from './generation.ts';
import type { Lock, LockEntry } from './lock-file.ts';
import { findVainNames, mentionsOf, offerOf, type Offer } from './owned-mentions.ts';
import { isPristine } from './ownership.ts';
import { readText } from './project.ts';
import { entriesBySpec, sealOf, type Making } from './seal.ts';

/** A spec whose files are, by seal and hash, what filling the templates would give again. */
export interface SettledSpec {
  readonly spec: string;
  readonly uses: readonly string[];
  /** Whether it has to be read all the same, to tell its warnings. */
  readonly isWarned: boolean;
  readonly files: readonly DecidedFile[];
}

/** Finds the specs whose seal holds and whose files are all there as they were left; owned ones have to be complete. */
export function findSettledSpecs(
  root: string,
  lock: Lock,
  making: Making,
  specs: readonly string[],
): ReadonlyMap<string, SettledSpec> {
  const entries = entriesBySpec(lock);
  const hashOf = hashesBelow(root);
  const settled = new Map<string, SettledSpec>();
  for (const spec of specs) {
    const seal = lock.seals.get(spec);
    const own = entries.get(spec);
    if (seal === undefined || own === undefined) continue;
    const { uses, isWarned } = seal;
    if (sealOf(making, { spec, uses, isWarned, hashOf, entries: own })?.seal !== seal.seal) continue;
    const files = findUnchanged(root, own);
    if (files !== undefined) settled.set(spec, { spec, uses, isWarned, files });
  }
  return settled;
}

/** Reads and hashes files once each. */
function hashesBelow(root: string): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, hashFile(join(root, path)));
    return known.get(path);
  };
}

function hashFile(absolute: string): string | undefined {
  try {
    return hashBytes(readFileSync(absolute));
  } catch {
    return undefined;
  }
}

/** All files of a spec; `undefined` as soon as one is not as it was left. */
function findUnchanged(root: string, entries: ReadonlyMap<string, LockEntry>): readonly DecidedFile[] | undefined {
  const files: DecidedFile[] = [];
  const siblings = new Map<string, string>();
  const owned: { readonly text: string; readonly asks: string }[] = [];
  for (const [path, entry] of entries) {
    const text = readText(join(root, path));
    if (text === undefined || entry.ownership === 'ejected') return undefined;
    if (entry.ownership === 'owned') {
      if (entry.asks === undefined) return undefined;
      owned.push({ text, asks: entry.asks });
    } else {
      if (!isPristine(entry, text)) return undefined;
      siblings.set(posix.basename(path), text);
    }
    const status = entry.ownership === 'owned' ? FileStatus.Kept : FileStatus.Unchanged;
    files.push({ path, spec: entry.spec, ownership: entry.ownership, status, missing: [], content: undefined, entry });
  }
  const offer = offerOf(siblings);
  return owned.every(({ text, asks }) => isComplete(text, asks, offer)) ? files : undefined;
}

/** Whether an owned file mentions what it is asked for, and takes nothing from its siblings that they do not have. */
function isComplete(text: string, asks: string, offer: Offer): boolean {
  const mentioned = mentionsOf(text);
  const isAnswered = (demand: string): boolean => demand.split('|').some((word) => mentioned.has(word));
  return (asks === '' || asks.split(' ').every(isAnswered)) && findVainNames(text, mentioned, offer).length === 0;
}
