import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { parseJournal, printJournal, type Journal } from './journal.ts';
import { succeeds, systemCodeOf } from './system-error.ts';

/** How far a run has come: renaming its journal from `pending` to one of the others is the moment that commits it. */
export type Stage = 'pending' | 'undoable' | 'spent';

/** The folder `.tacet/<number>` of one run: its journal, named after the stage, and the originals by entry index. */
export interface RunRecord {
  readonly folder: string;
  readonly number: number;
  /** Undefined when the run died before it began to change anything. */
  readonly stage: Stage | undefined;
}

const stages = ['pending', 'undoable', 'spent'] as const;

/** All records in the state folder, oldest first. */
export function listRecords(stateFolder: string): readonly RunRecord[] {
  return readdirSync(stateFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[1-9]\d{0,8}$/.test(entry.name))
    .map(({ name }) => recordIn(join(stateFolder, name), Number(name)))
    .sort((a, b) => a.number - b.number);
}

function recordIn(folder: string, number: number): RunRecord {
  const names = new Set(readdirSync(folder));
  return { folder, number, stage: stages.find((stage) => names.has(`${stage}.json`)) };
}

/** Writes the journal, completely or not at all, and so begins a run. */
export async function beginRecord(disk: Disk, stateFolder: string, journal: Journal): Promise<RunRecord> {
  const number = (listRecords(stateFolder).at(-1)?.number ?? 0) + 1;
  const folder = join(stateFolder, String(number));
  const draft = join(folder, 'draft.json');
  disk.makeFolder(folder);
  disk.writeNew(draft, Buffer.from(printJournal(journal)), 0o666);
  await disk.flush(draft);
  disk.rename(draft, join(folder, 'pending.json'));
  return { folder, number, stage: 'pending' };
}

/** The moment from which on the changes stay. */
export function commitRecord(disk: Disk, { folder }: RunRecord, stage: 'undoable' | 'spent'): void {
  disk.rename(join(folder, 'pending.json'), join(folder, `${stage}.json`));
}

/** Whether the moment has come, whatever the file system said about it. */
export function isCommitted({ folder }: RunRecord): boolean {
  return existsSync(join(folder, 'undoable.json')) || existsSync(join(folder, 'spent.json'));
}

/** The journal of a run; undefined when it cannot be read. */
export function readJournal({ folder, stage }: RunRecord): Journal | undefined {
  if (stage === undefined) return undefined;
  try {
    return parseJournal(readFileSync(join(folder, `${stage}.json`), 'utf8'));
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Where the original of the entry with this index is kept. */
export function originalOf({ folder }: RunRecord, index: number): string {
  return join(folder, String(index));
}

/** Removes a record; its journal goes first, so that what is left is never taken for a run. */
export function removeRecord(disk: Disk, { folder, stage }: RunRecord): void {
  if (stage !== undefined) disk.remove(join(folder, `${stage}.json`));
  for (const name of readdirSync(folder)) disk.remove(join(folder, name));
  succeeds(['ENOENT'], disk.removeFolder, folder);
}
