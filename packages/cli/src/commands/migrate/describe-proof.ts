import type { Verification } from '@tacet/codemods';
import { count } from '../../terminal/count.ts';

const shown = 4;

/** What was proven of a method, and what the proof did not reach, as lines; none when there was no proof. */
export function describeProof({ proof }: Verification): readonly string[] {
  if (proof?.status !== 'proven') return [];
  const { covered, total, missed } = proof.branches;
  const runs = `proven: ${count(proof.runs, 'run')} of the old and the new code`;
  const reached = total === 0 ? '' : `, ${covered.toString()} of ${count(total, 'branch', 'branches')} of the old code`;
  const places = missed.slice(0, shown).map(({ line, branch }) => `${line.toString()} (${branch})`);
  const more = missed.length > shown ? `, and ${(missed.length - shown).toString()} more` : '';
  return [`${runs}${reached}`, ...(missed.length === 0 ? [] : [`not reached: line ${places.join(', ')}${more}`])];
}
