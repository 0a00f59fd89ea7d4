import { applyChanges } from '@tacet/changes';
import { RewriteKind } from './rewrite.kinds.ts';
import type { Rewrite, RewriteApplier, RewritePlanned } from './rewrite.ports.ts';

/** Writes all that is planned, or nothing; in a dry run, nothing. */
export class ChangesApplier<Report> implements RewriteApplier<Report> {
  private readonly isWritten: boolean;

  constructor(isWritten: boolean) {
    this.isWritten = isWritten;
    Object.freeze(this);
  }

  async apply({ report, plan, diff }: RewritePlanned<Report>): Promise<Rewrite<Report>> {
    const { applied, problems } = this.isWritten ? await applyChanges(plan) : { applied: true, problems: [] };
    return applied ? { kind: RewriteKind.Done, report, diff } : { kind: RewriteKind.Failed, problems };
  }
}
