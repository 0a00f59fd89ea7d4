/** How handing a file over can end. */
export const HandoverKind = {
  Done: 'done',
  Failed: 'failed',
} as const;
