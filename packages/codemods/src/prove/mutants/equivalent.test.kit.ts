import type { Mutant } from './mutate.test.kit.ts';

/** Mutants that do what the code did: where they stand, what they change, and why nobody can tell. */
const equivalent: readonly { readonly file: RegExp; readonly change: RegExp; readonly because: string }[] = [];

/** Why a mutant cannot be noticed by anybody, if so. */
export function findEquivalent({ file, change }: Mutant): string | undefined {
  return equivalent.find((one) => one.file.test(file) && one.change.test(change))?.because;
}
