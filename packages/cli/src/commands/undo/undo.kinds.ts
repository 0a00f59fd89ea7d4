/** How taking a run back can end. */
export const UndoKind = {
  Undone: 'undone',
  Impossible: 'impossible',
} as const;
