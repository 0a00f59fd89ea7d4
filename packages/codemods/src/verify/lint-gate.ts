/** The findings of the rules in new files; given by the caller, because the migration does not know the rules. */
export type LintGate = (
  files: readonly { readonly path: string; readonly text: string }[],
) => Promise<readonly { readonly path: string; readonly message: string }[]>;
