/** How carrying a plan out can end. */
export const AppliedKind = {
  Written: 'written',
  Failed: 'failed',
} as const;
