import { planChanges, type ChangeRequest, type Plan } from '@tacet/changes';
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isLockProblem, lockFileName, printLock, readLock } from './lock-file.ts';
import { generatedMark } from './ownership.ts';
import { damagedLock, type PlanProblem } from './project-state.ts';
import { PlanningKind, planSpecs } from './planning.ts';
import { findRoot, readText, toSlashes } from './project.ts';

/** How planning to hand a file over can end. */
export const EjectionKind = {
  /** No spec asks for the file. */
  Unknown: 'unknown',
  /** It has been handed over before. */
  Yours: 'yours',
  /** Something stands in the way. */
  Refused: 'refused',
  Ready: 'ready',
} as const;

/** What planning to hand a file over came to; paths are relative to the root, with `/`. */
export type Ejection =
  | { readonly kind: typeof EjectionKind.Unknown; readonly root: string; readonly path: string }
  | { readonly kind: typeof EjectionKind.Yours; readonly root: string; readonly path: string }
  | {
      readonly kind: typeof EjectionKind.Refused;
      readonly root: string;
      readonly path: string;
      readonly problems: readonly PlanProblem[];
    }
  | {
      readonly kind: typeof EjectionKind.Ready;
      readonly root: string;
      readonly path: string;
      readonly spec: string;
      readonly changes: Plan;
    };

/** Plans to hand a file over to the user: the lock remembers it, and the line that says who wrote it goes. */
export async function planEjection(file: string, directory: string): Promise<Ejection> {
  const absolute = resolve(directory, file);
  const root = findRoot(dirname(absolute), directory);
  const path = toSlashes(relative(root, absolute));
  const lock = readLock(readText(join(root, lockFileName)));
  if (isLockProblem(lock)) return { kind: EjectionKind.Refused, root, path, problems: [damagedLock(lock.reason)] };
  const entry = lock.files.get(path);
  if (entry?.ownership === 'ejected') return { kind: EjectionKind.Yours, root, path };
  const spec = entry?.spec ?? (await findSpec(path, root));
  if (spec === undefined) return { kind: EjectionKind.Unknown, root, path };
  const next = { ...lock, files: new Map(lock.files).set(path, { ownership: 'ejected', spec }) };
  const text = readText(absolute);
  const requests: readonly ChangeRequest[] = [
    { path: lockFileName, content: printLock(next) },
    ...(text === undefined || !generatedMark.test(text) ? [] : [{ path, content: withoutMark(text) }]),
  ];
  const { plan, problems } = planChanges(root, requests);
  if (plan === undefined) return { kind: EjectionKind.Refused, root, path, problems };
  return { kind: EjectionKind.Ready, root, path, spec, changes: plan };
}

/** The spec beside the file that asks for it. */
async function findSpec(path: string, root: string): Promise<string | undefined> {
  const folder = dirname(join(root, path));
  const specs = listNames(folder).filter((name) => /\.tacet\.(?:ya?ml|json)$/.test(name));
  if (specs.length === 0) return undefined;
  const planning = await planSpecs({ files: specs.map((name) => join(folder, name)), directory: root, recover: false });
  if (planning.kind === PlanningKind.Invalid) return undefined;
  return planning.plans.flatMap(({ files }) => files).find((file) => file.path === path)?.spec;
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function withoutMark(text: string): string {
  return text.replace(/^[^\n]*\n(?:\r?\n)*/, '');
}
