import type { ts } from 'ts-morph';
import type { Arrivals } from '../analysis/arrivals.ts';
import type { Local } from '../analysis/locals.ts';
import type { StagedClosure } from '../analysis/staged.ts';
import type { Build, Env } from './build.ts';
import type { Conclusion } from './conclusion.ts';
import type { Guard } from './flow.ts';
import type { Frame, Scope } from './frame.ts';
import type { LoopPlace } from './jump.ts';
import type { Allocator } from './naming.ts';

/** What one method of the orchestrator is being written with. */
export interface Writer {
  readonly names: Allocator;
  /** How many switches are around the code. */
  readonly depth: number;
  /** The variants that the method can return. */
  readonly returns: Set<string>;
  /** The call that was made last. */
  readonly after?: string | undefined;
}

/** The writing of one unit's orchestrator. */
export interface Session extends Build {
  /** Writes everything from a frame to the end of its scope. */
  readonly write: (entry: Frame | undefined, scope: Scope, env: Env, writer: Writer) => string;
  /** Notes an imported name that the orchestrator spells. */
  readonly use: (name: string) => void;
  /** Steps that were written, by the statement they begin at. */
  readonly joins: Map<ts.Node, { readonly name: string; readonly needed: readonly Local[] }>;
  readonly returnsOf: Map<ts.Node, Set<string>>;
  /** What one method can return, another one that calls it can return, too. */
  readonly links: (readonly [from: ReadonlySet<string>, into: Set<string>])[];
  readonly conclusions: Map<ts.Node, Conclusion>;
  /** Try statements whose `finally` is being written around them. */
  readonly cleanedUp: Set<ts.TryStatement>;
  /** Where `continue` and `break` of a loop lead. */
  readonly loops: Map<ts.Node, LoopPlace>;
  /** The callback that takes the place of a function value. */
  readonly closureText: (node: StagedClosure, env: Env) => string;
  /** Function values that were written, by their nodes. */
  readonly closures: Map<ts.Node, { readonly name: string; readonly needed: readonly Local[] }>;
  /** The results that are thrown at once, because a function value ends in them. */
  readonly raised: Set<string>;
  /** How statements are reached, by the body of their function. */
  readonly arrivals: Map<ts.Block, Arrivals>;
  /** The ways of guarding a block that are needed. */
  readonly guards: Map<string, Guard>;
  readonly state: { failure: string | undefined; raise: string | undefined };
}
