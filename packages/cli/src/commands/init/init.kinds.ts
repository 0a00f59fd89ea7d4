/** How looking at a project can end. */
export const ProjectKind = {
  Ready: 'ready',
  Unusable: 'unusable',
} as const;

/** What the user says to the plan. */
export const ConsentKind = {
  Given: 'given',
  Withheld: 'withheld',
} as const;

/** How setting up can end. */
export const SetupKind = {
  Done: 'done',
  Failed: 'failed',
} as const;
