import type { CommandResult } from '../command.results.ts';
import { PageKind } from './explain.kinds.ts';
import type { PageReporter, PageStore } from './explain.ports.ts';

/** `tacet explain`: look up → report. */
export class ExplainOrchestrator {
  private readonly pages: PageStore;
  private readonly reporter: PageReporter;

  constructor(pages: PageStore, reporter: PageReporter) {
    this.pages = pages;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Shows the page of a code; without a code, the list of all. */
  async explain(codes: readonly string[]): Promise<CommandResult> {
    const page = await this.pages.find(codes);
    switch (page.kind) {
      case PageKind.Found:
        return this.reporter.show(page);
      case PageKind.Unknown:
        return this.reporter.unknown(page);
      case PageKind.Listed:
        return this.reporter.list(page);
    }
  }
}
