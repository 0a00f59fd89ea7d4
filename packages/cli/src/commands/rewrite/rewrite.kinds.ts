/** How finding the files to rewrite can end. */
export const SelectionKind = {
  Selected: 'selected',
  Nothing: 'nothing',
  Unclear: 'unclear',
  Dirty: 'dirty',
} as const;

/** How planning can end. */
export const PlanningKind = {
  Planned: 'planned',
  Impossible: 'impossible',
} as const;

/** How carrying a plan out can end. */
export const RewriteKind = {
  Done: 'done',
  Failed: 'failed',
} as const;
