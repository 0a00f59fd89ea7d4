/** What each problem's code is called; every code has a page of the same name in `pages/`. */
export const problemCodes = [
  'bad-path',
  'broken-link',
  'case-collision',
  'changed-since-apply',
  'changed-since-plan',
  'formatter-failed',
  'formatter-missing',
  'interrupted',
  'invalid-result',
  'journal-damaged',
  'journal-pending',
  'lock-held',
  'missing-file',
  'name-too-long',
  'not-a-directory',
  'not-a-file',
  'not-text',
  'nothing-to-undo',
  'outside-root',
  'overlapping-edits',
  'read-only',
  'recovery-conflict',
  'reserved-path',
  'symlink-out-of-root',
  'two-changes-one-file',
  'unexpected-content',
  'write-failed',
] as const;

/** The stable name of a problem. */
export type ProblemCode = (typeof problemCodes)[number];

/** Why a set of changes was not planned, applied or undone; an error means that nothing was written. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** Builds an error; `message` says what is wrong with `path`, `hint` what the user can do. */
export function errorAt(code: ProblemCode, path: string, message: string, hint: string): Problem {
  return { code, severity: 'error', path, message, hint };
}

/** Tells a problem from whatever else a function may return in its place. */
export function isProblem(value: object): value is Problem {
  return 'code' in value && 'severity' in value && 'hint' in value;
}
