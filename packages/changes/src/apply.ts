import { nodeDisk, type Disk } from './disk.ts';
import { checkPlan } from './check.ts';
import { entryOf, type Journal, type RemovedFolder } from './journal.ts';
import { newToken } from './owner.ts';
import { stateFolder } from './path.ts';
import type { Plan } from './plan.ts';
import { errorAt, isProblem, type Problem } from './problem.ts';
import { beginRecord, commitRecord, isCommitted, type RunRecord } from './record.ts';
import { recoverHeld, writeFailed } from './recover.ts';
import { rollBack } from './roll-back.ts';
import { turn, watchSignals, type SignalWatch } from './signals.ts';
import { closeState, openState, type HeldState } from './state-folder.ts';
import { Stop } from './stop.ts';
import { systemCodeOf } from './system-error.ts';
import { writePlan } from './write.ts';

/** How to apply. */
export interface ApplyOptions {
  /** Whether `undo` can take the changes back later; the originals then stay in `.tacet`. Default: true. */
  readonly keepUndo?: boolean;
}

/** Whether all of the plan was applied; if not, nothing of it was, and the problems say why. */
export interface Applied {
  readonly applied: boolean;
  readonly problems: readonly Problem[];
}

/** What undo asks for on top: folders to remove when they are empty, permission bits as planned whatever the umask. */
export interface InternalOptions extends ApplyOptions {
  readonly removedFolders?: readonly RemovedFolder[];
  readonly exactModes?: boolean;
}

/**
 * Applies the whole plan or nothing of it. An error or a signal puts everything back at once; after a sudden death the
 * next `recover`, `planChanges`, `applyChanges` or `undo` does. A signal that nobody else handles ends the process
 * after that.
 */
export function applyChanges(plan: Plan, options: ApplyOptions = {}): Promise<Applied> {
  return applyWith(nodeDisk, plan, { keepUndo: options.keepUndo ?? true });
}

/** `applyChanges` on a given disk. */
export async function applyWith(disk: Disk, plan: Plan, options: InternalOptions): Promise<Applied> {
  if (plan.changes.length === 0) return { applied: true, problems: [] };
  const signals = watchSignals();
  try {
    const state = openState(disk, plan.root);
    if (isProblem(state)) return failed(state);
    try {
      return await applyHeld(disk, plan, options, state, signals);
    } finally {
      tryClose(disk, state);
    }
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return failed(writeFailed(error));
  } finally {
    await signals.end();
  }
}

async function applyHeld(
  disk: Disk,
  plan: Plan,
  options: InternalOptions,
  state: HeldState,
  signals: SignalWatch,
): Promise<Applied> {
  const recovery = recoverHeld(disk, state);
  if (recovery.problems.length > 0) return failed(...recovery.problems);
  const { problems, missingFolders, stamps } = checkPlan(plan);
  if (problems.length > 0) return failed(...problems);
  const journal: Journal = {
    version: 1,
    token: newToken(),
    entries: plan.changes.map(entryOf),
    madeFolders: missingFolders,
    removedFolders: options.removedFolders ?? [],
  };
  const record = await beginRecord(disk, state.folder, journal);
  const takeBack = (): void => {
    rollBack(disk, plan.root, record);
    tryClose(disk, state);
  };
  process.once('exit', takeBack);
  try {
    await writePlan({
      disk,
      plan,
      journal,
      record,
      stamps,
      exactModes: options.exactModes === true,
      pause: () => pause(signals),
    });
    commitRecord(disk, record, options.keepUndo === false ? 'spent' : 'undoable');
  } catch (error) {
    if (isCommitted(record)) return { applied: true, problems: [] };
    const { problems: remaining } = rollBack(disk, plan.root, record);
    if (error instanceof Stop) return failed(error.problem, ...remaining);
    if (systemCodeOf(error) === undefined) throw error;
    return failed(writeFailed(error), ...remaining);
  } finally {
    process.off('exit', takeBack);
  }
  await tryFlush(disk, record);
  return { applied: true, problems: [] };
}

function failed(...problems: readonly Problem[]): Applied {
  return { applied: false, problems };
}

/** Lets signals in, and stops the run when there is one. */
async function pause({ received }: SignalWatch): Promise<void> {
  await turn();
  const signal = received();
  if (signal === undefined) return;
  throw new Stop(errorAt('interrupted', stateFolder, `Interrupted by ${signal}.`, 'Nothing was changed: run again.'));
}

/** What was committed stays so; what is left behind here, the next run tidies. */
function tryClose(disk: Disk, state: HeldState): void {
  try {
    closeState(disk, state);
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
  }
}

async function tryFlush(disk: Disk, record: RunRecord): Promise<void> {
  try {
    await disk.flush(record.folder);
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
  }
}
