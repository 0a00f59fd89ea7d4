/** How a command can end. */
export const CommandResultKind = {
  Done: 'done',
  Found: 'found',
  Misused: 'misused',
  Refused: 'refused',
} as const;
