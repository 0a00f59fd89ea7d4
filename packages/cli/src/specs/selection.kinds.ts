/** How the search for specs can end. */
export const SelectionKind = {
  Found: 'found',
  Unusable: 'unusable',
} as const;
