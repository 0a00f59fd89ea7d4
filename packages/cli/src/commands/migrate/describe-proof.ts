import type { Verification } from '@tacet/codemods';

const shown = 4;

/** One line for what was proven of a method, and what the proof did not reach; nothing when there was no proof. */
export function describeProof({ proof }: Verification): string {
  if (proof?.status !== 'proven') return '';
  const { covered, total, missed } = proof.branches;
  const runs = `${proof.runs.toString()} runs of the old and the new code`;
  const reached = total === 0 ? '' : `, ${covered.toString()} of ${total.toString()} branches of the old code`;
  const places = missed.slice(0, shown).map(({ line, branch }) => `${line.toString()} (${branch})`);
  const more = missed.length > shown ? `, and ${(missed.length - shown).toString()} more` : '';
  const left = missed.length === 0 ? '' : `\n  not reached: line ${places.join(', ')}${more}`;
  return `  proven: ${runs}${reached}${left}\n`;
}
