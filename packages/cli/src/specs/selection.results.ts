import type { SelectionKind } from './selection.kinds.ts';

/** The spec files to work on; absolute, sorted, each once. */
export interface SpecsFound {
  readonly kind: typeof SelectionKind.Found;
  readonly files: readonly string[];
}

/** An operand is no file, or there is no spec at all. */
export interface SpecsUnusable {
  readonly kind: typeof SelectionKind.Unusable;
  readonly message: string;
  readonly hint: string;
}

/** What the search for specs came to. */
export type Selection = SpecsFound | SpecsUnusable;
