/** How looking a page up can end. */
export const PageKind = {
  Found: 'found',
  Unknown: 'unknown',
  Listed: 'listed',
} as const;
