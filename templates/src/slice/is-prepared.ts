import type { OrchestratorFlow } from '@tacet/spec';

/** Whether a branch of a flow makes its call between two transactions. */
export function isPrepared({ steps }: Pick<OrchestratorFlow['branches'][number], 'steps'>): boolean {
  return steps[0]?.kind === 'prepare';
}

/** Whether a flow has such a branch. */
export function prepares({ branches }: Pick<OrchestratorFlow, 'branches'>): boolean {
  return branches.some(isPrepared);
}
