import { count } from '../../terminal/count.ts';
import { CheckKind } from './doctor.kinds.ts';
import type { Check, ProjectOpened } from './doctor.results.ts';
import { matchingFiles } from './matching-files.ts';

/** Finds the globs of the configuration that no file matches. */
export async function examineFiles({ directory, blocks }: ProjectOpened): Promise<readonly Check[]> {
  const globs = [...new Set(blocks.flatMap(({ files }) => files))];
  const counted = await Promise.all(
    globs.map(async (pattern) => ({ pattern, matches: (await matchingFiles(directory, pattern)).length })),
  );
  if (counted.length > 0 && counted.every(({ matches }) => matches === 0)) {
    return [
      {
        kind: CheckKind.Wrong,
        topic: 'files',
        message: `no file is looked at: nothing matches ${globs.join(', ')}`,
        hint: 'Name files by their role (payment.orchestrator.ts), or give tacet.configure the globs of yours.',
      },
    ];
  }
  return counted.map(({ pattern, matches }) => checkOf(pattern, matches));
}

/** A suffix that nobody uses yet is no mistake; a path that leads nowhere is one. */
function checkOf(pattern: string, matches: number): Check {
  const topic = 'files';
  if (matches > 0) return { kind: CheckKind.Fine, topic, message: `${pattern} matches ${count(matches, 'file')}` };
  const isSuffix = /^\*\*\/\*\.[\w{},-]+\.ts$/.test(pattern);
  return {
    kind: isSuffix ? CheckKind.Note : CheckKind.Wrong,
    topic,
    message: `${pattern} matches no file`,
    ...(!isSuffix && { hint: 'Correct the glob in the configuration, or take it out.' }),
  };
}
