/** How finding the files to migrate can end. */
export const SelectionKind = {
  Selected: 'selected',
  Nothing: 'nothing',
  Unclear: 'unclear',
  Dirty: 'dirty',
} as const;

/** How planning a migration can end. */
export const PlanningKind = {
  Planned: 'planned',
  Impossible: 'impossible',
} as const;

/** How carrying a migration out can end. */
export const MigrationKind = {
  Done: 'done',
  Failed: 'failed',
} as const;
