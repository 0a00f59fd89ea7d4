/** How opening a project can end. */
export const OpeningKind = {
  Opened: 'opened',
  Unusable: 'unusable',
} as const;

/** What a check came to: a note is worth knowing and no defect. */
export const CheckKind = {
  Fine: 'fine',
  Note: 'note',
  Wrong: 'wrong',
} as const;
