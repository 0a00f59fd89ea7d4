/** How planning to finish can end. */
export const FinishPlanningKind = {
  Planned: 'planned',
  Impossible: 'impossible',
} as const;

/** How carrying it out can end. */
export const FinishKind = {
  Done: 'done',
  Failed: 'failed',
} as const;
