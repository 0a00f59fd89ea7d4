import type { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { isPlainAssignment } from './assignments.ts';
import type { Session } from './session.ts';

/** What a guarded block assigned before it failed would be read: its value cannot be told. */
export function refuseHalfDone(build: Session, block: ts.Block, live: ReadonlySet<Local>): void {
  const cut = block.statements.findLastIndex((statement) => !isPlainAssignment(statement));
  for (const statement of block.statements.slice(0, cut + 1)) {
    for (const local of build.liveness.writes(statement)) {
      if (live.has(local)) {
        refuse(
          statement,
          'attempt-reads-assigned',
          `\`${local.name}\` is assigned in the guarded block and read after its failure.`,
          'Return it from a method that holds the block.',
        );
      }
    }
  }
}

/** A clean-up runs after success and failure alike: it may read nothing that the guarded code assigns. */
export function refuseUnsettled(build: Session, blocks: readonly ts.Block[], live: ReadonlySet<Local>): void {
  for (const block of blocks) {
    for (const local of build.liveness.writes(block)) {
      if (live.has(local)) {
        refuse(
          block,
          'attempt-reads-assigned',
          `\`${local.name}\` is assigned in the guarded block and read in its \`finally\`.`,
          'Acquire it before the `try`.',
        );
      }
    }
  }
}
