import type { Entity, Field } from '../model.ts';
import type { Collector } from '../report.ts';
import type { DeclaredOperation } from './gateways.ts';
import type { Section } from './section.ts';
import type { TypeScope } from './types.ts';
import type { DeclaredVariant } from './variants.ts';

/** Everything that flows refer to. */
export interface FlowScope {
  readonly entity: Entity | undefined;
  readonly scope: TypeScope;
  /** The key as paths name it, and its type. */
  readonly key: Field | undefined;
  readonly intents: Section<DeclaredVariant>;
  readonly results: Section<DeclaredVariant>;
  readonly operations: Section<DeclaredOperation>;
  readonly hasEvents: boolean;
  /** The result for an entity that is not there. */
  readonly missing: string | undefined;
  /** The result for an entity that somebody else has saved meanwhile, where rows have versions. */
  readonly conflict: string | undefined;
  readonly collector: Collector;
}

/** The results that a flow commits; broken when some of them could not be read. */
export interface Commit {
  readonly names: ReadonlySet<string>;
  readonly isBroken: boolean;
}

/** The results of the spec among these names, in the order of the spec. */
export function inOrderOfSpec(names: ReadonlySet<string>, results: Section<DeclaredVariant>): readonly string[] {
  return [...results.items.keys()].filter((name) => names.has(name));
}
