import { formatContents } from '@tacet/changes';
import type { Context } from '@tacet/spec';
import { decideFile, type DecidedFile } from './decided-file.ts';
import type { Lock } from './lock-file.ts';
import { needsFormatter } from './ownership.ts';
import type { PlanProblem } from './project-state.ts';
import type { SettledSpec } from './settled.ts';
import { loadTemplatesOf, TemplateFailure } from './user-templates.ts';
import { findWantedFiles, type WantedFile } from './wanted-files.ts';

/** Whose templates to fill. */
export interface Filling {
  readonly root: string;
  readonly lock: Lock;
  readonly specs: readonly Context[];
  /** Contexts that these use: their values are generated along. */
  readonly used: readonly Context[];
  /** Other specs, whose templates need not be filled. */
  readonly settled: readonly SettledSpec[];
  /** Overwrite generated files that were edited by hand. */
  readonly force: boolean;
  /** Hears how many contexts have been looked at. */
  readonly onContext: (done: number) => void;
}

/** What was decided, and what stood in the way. */
export interface Decisions {
  readonly decided: readonly DecidedFile[];
  readonly problems: readonly PlanProblem[];
}

/** So many texts are formatted at a time: enough to keep a formatter busy, too few to fill the memory. */
const batchSize = 500;

/** Fills the templates and decides about each file; texts of files that are not written are not kept. */
export async function fillTemplates(filling: Filling): Promise<Decisions> {
  const { root, lock, force } = filling;
  const decided: DecidedFile[] = [];
  const problems: PlanProblem[] = [];
  const pending: WantedFile[] = [];
  const format = async (): Promise<void> => {
    const formatted = await formatContents(root, pending.map(toFormattable));
    problems.push(...formatted.problems.filter((one) => !problems.some((other) => other.message === one.message)));
    decided.push(...pending.map((file, index) => decideFile(file, formatted.files[index]?.content, force)));
    pending.length = 0;
  };
  try {
    for (const file of findWantedFiles({ ...filling, templates: loadTemplatesOf(root) }, lock)) {
      if (needsFormatter(file)) pending.push(file);
      else decided.push(decideFile(file, undefined, force));
      if (pending.length >= batchSize) await format();
    }
    if (pending.length > 0) await format();
    return { decided, problems };
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error;
    return { decided, problems: [brokenTemplate(error)] };
  }
}

function brokenTemplate({ path, message }: TemplateFailure): PlanProblem {
  return {
    code: 'broken-template',
    severity: 'error',
    path,
    message: `${path} cannot be filled: ${message}`,
    hint: 'Correct it; without the file, the template of tacet is used.',
  };
}

function toFormattable({ path, source }: WantedFile): { readonly path: string; readonly content: string } {
  return { path, content: source };
}
