import type { PageKind } from './explain.kinds.ts';

/** The page of a code, as Markdown. */
export interface PageFound {
  readonly kind: typeof PageKind.Found;
  readonly code: string;
  readonly markdown: string;
}

/** There is no such code; the nearest one, if one is near. */
export interface PageUnknown {
  readonly kind: typeof PageKind.Unknown;
  readonly code: string;
  readonly nearest: string | undefined;
}

/** Every page there is. */
export interface PagesListed {
  readonly kind: typeof PageKind.Listed;
  readonly pages: readonly PageTitle[];
}

/** One line of the list. */
export interface PageTitle {
  readonly code: string;
  readonly title: string;
  /** What the code is about: specs, generated files, writing files, migration, lint rules. */
  readonly topic: string;
}

/** What looking up came to. */
export type Page = PageFound | PageUnknown | PagesListed;
