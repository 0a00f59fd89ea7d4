import type { CommandResult } from '../command.results.ts';
import type { Page, PageFound, PagesListed, PageUnknown } from './explain.results.ts';

/** Where pages are looked up. */
export interface PageStore {
  /** The page of a code; without a code, the list. */
  find(codes: readonly string[]): Promise<Page>;
}

/** Shows pages. */
export interface PageReporter {
  show(page: PageFound): CommandResult;
  unknown(page: PageUnknown): CommandResult;
  list(pages: PagesListed): CommandResult;
}
