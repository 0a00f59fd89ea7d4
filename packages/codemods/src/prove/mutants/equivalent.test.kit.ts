import type { Mutant } from './mutate.test.kit.ts';

/** Mutants that do what the code did: where they stand, what they change, and why nobody can tell. */
const equivalent: readonly { readonly file: RegExp; readonly change: RegExp; readonly because: string }[] = [
  {
    file: /assignments-in-conditions\/match\.decision/,
    change: /^\+\+count > 0 → >=$/,
    because: 'The count is one at this point.',
  },
  {
    file: /callbacks-with-effects\/run-locked-job\.decision/,
    change: /^tries > 1 → >=$/,
    because: 'The loop ends when there were two tries.',
  },
  {
    file: /callbacks-with-effects\/run-locked-job\.decision/,
    change: /^count > again → >=$/,
    because: 'Of two equal numbers either is returned.',
  },
  {
    file: /callbacks-that-throw\/check-cart\.decision/,
    change: /^line\.count > limit → >=$/,
    because: 'A count at the limit has thrown before.',
  },
  {
    file: /callbacks-that-throw\/check-cart\.decision/,
    change: /^new BadLine\('', 0\) → 1$/,
    because: 'The error is caught, and only its class is asked.',
  },
  {
    file: /evaluation-order\/run-order\.decision/,
    change: /^flag \? 1 : 0 → 2$/,
    because: 'Only whether it is zero is asked.',
  },
  {
    file: /callbacks-with-effects\/run-locked-job\.decision/,
    change: /WithinHoldAnswered → Run$/,
    because: 'It is never reached: after two tries the branch before it throws.',
  },
  {
    file: /evaluation-order\/run-order\.decision/,
    change: /^outcome = earlier2; → ;$/,
    because: 'What is left is falsy as well, and only that is asked.',
  },
  {
    file: /loop-in-a-sync-method\/sum\.decision/,
    change: /^progress\.missing > 0 → 1$/,
    because: 'A sum that is divided by one stays the same.',
  },
  {
    file: /loop-of-a-stream\/upload\.decision/,
    change: /^count < 0 → <=$/,
    because: 'A count of zero has gone on before.',
  },
  {
    file: /loop-pages\/in-batches-import\.decision/,
    change: /SkipTryKeep → TryKeep$/,
    because: 'The attempt has no batch: it fails before it calls anything, and a failure ends the loop as well.',
  },
  {
    file: /odd-constructs\/comma-and-void-derived\.decision/,
    change: /FMissing → DerivedCommaed$/,
    because: 'Both façades return undefined: one says so, the other has no value to return.',
  },
  {
    file: /odd-constructs\/optional-deep-derived\.decision/,
    change: /\?\? 0 → 1$/,
    because: 'Only lengths above two are used.',
  },
  {
    file: /odd-constructs\/type-guard-derived\.decision/,
    change: /^typeof id === 'string' \? id : String\(id\) → /,
    because: 'The text of a text is itself.',
  },
];

/** Why a mutant cannot be noticed by anybody, if so. */
export function findEquivalent({ file, change }: Mutant): string | undefined {
  return equivalent.find((one) => one.file.test(file) && one.change.test(change))?.because;
}
