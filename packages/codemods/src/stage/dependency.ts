import type { ts } from 'ts-morph';
import type { Effect } from '../analysis/effects.ts';

/** Something that the orchestrator is given: its field, the field's type, and what the façade hands over. */
export interface Dependency {
  readonly name: string;
  readonly type: string;
  readonly facade: string;
}

/** How an effect is spelled in the orchestrator: a call of a field with arguments to be filled in. */
export interface Action {
  /** A word for it: `charge`, `findUser`. */
  readonly name: string;
  /** The call as its reader knows it: `users.findOneBy`. */
  readonly callee: string;
  readonly args: readonly ts.Expression[];
  /** Names that the arguments have on the other side. */
  readonly argNames: readonly string[];
  /** Arguments that are computed after an earlier call of the same chain: never ahead of the whole. */
  readonly late: readonly ts.Expression[];
  /** Whether the arguments may be texts and numbers: a log line. */
  readonly isObserver: boolean;
  readonly call: (args: readonly string[]) => string;
}

/** The dependencies of one unit, in the order in which they were met. */
export interface Dependencies {
  readonly all: readonly Dependency[];
  actionOf(effect: Effect): Action;
  /** A field of the service, or a name of its file, read as data. */
  readField(access: ts.PropertyAccessExpression): Dependency;
  readName(identifier: ts.Identifier): Dependency;
}
