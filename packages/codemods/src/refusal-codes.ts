/** Why a method is left alone: stable codes, in alphabetical order; each has a page of the same name in `pages/`. */
export const refusalCodes = [
  'arguments-object',
  'attempt-reads-assigned',
  'await-added',
  'await-in-chain',
  'break-in-branch',
  'closure-over-mutable',
  'concurrent-order',
  'dynamic-this',
  'effect-in-closure',
  'effect-in-loop',
  'engine-failed',
  'file-not-found',
  'finally-with-exit',
  'generator',
  'label',
  'lint-findings',
  'local-declaration',
  'module-state',
  'nested-effect',
  'not-equivalent',
  'not-in-program',
  'optional-effect',
  'spread-argument',
  'super-call',
  'switch-fall-through',
  'symbolic-link',
  'syntax-error',
  'this-write',
  'throw-in-closure',
  'throw-in-pure-try',
  'type-parameters',
  'unproven',
  'using-declaration',
  'var-declaration',
  'would-not-repeat',
  'would-not-typecheck',
] as const;

/** Why `--finish` leaves a façade, or a caller of one, alone; each has a page, too. */
export const finishCodes = [
  'call-in-driver',
  'call-nested',
  'call-not-awaited',
  'called-by-framework',
  'catch-unclear',
  'default-parameter',
  'facade-shape',
  'method-of-interface',
  'name-taken',
  'no-call-sites',
  'reference-not-call',
] as const;

/** The stable name of a reason. */
export type RefusalCode = (typeof refusalCodes)[number] | (typeof finishCodes)[number];

/** Refusals that no construct explains: the migration itself made something that must not be written, or could not prove it. */
export const defectCodes: readonly RefusalCode[] = [
  'engine-failed',
  'lint-findings',
  'not-equivalent',
  'unproven',
  'would-not-repeat',
  'would-not-typecheck',
];

/** Refusals of whole files: no construct explains them, either. */
export const fileCodes: readonly RefusalCode[] = ['file-not-found', 'not-in-program', 'symbolic-link'];
