import type { Field, ResultVariant, Variant } from './variants.ts';
import type { Dependency } from './dependency.ts';
import type { KindLiterals } from './kind-literals.ts';
import type { Tier } from '../report.ts';
import type { Usage } from './rendering.ts';

/** A pure function of the decision file. */
export interface Decision {
  readonly name: string;
  readonly parameters: readonly Field[];
  readonly returns: string;
  /** Variables that the body assigns before it reads them. */
  readonly variables: readonly Field[];
  readonly body: string;
  readonly doc: string;
}

/** A value that the decision file knows by name. */
export interface Constant {
  readonly name: string;
  readonly value: string;
  readonly doc: string;
}

/** A named union, or a named record, of the decision file. */
export interface Outcome {
  readonly name: string;
  readonly members: readonly string[];
  readonly doc: string;
}

/** Values that one decision hands on together. */
export interface Bundle {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly doc: string;
}

/** A method of the orchestrator. */
export interface Step {
  readonly name: string;
  readonly parameters: readonly Field[];
  readonly returns: string;
  readonly isAsync: boolean;
  readonly body: string;
  /** The comment that stood above the old method. */
  readonly doc?: string | undefined;
}

/** Everything that the files of one migrated unit say, before it is spelled out. */
export interface Flow {
  /** Every result that is told, returned or raised. */
  readonly variants: readonly ResultVariant[];
  readonly results: readonly ResultVariant[];
  /** The field that throws for a failure within a function value, and the failures. */
  readonly raise: { readonly name: string; readonly variants: readonly ResultVariant[] } | undefined;
  readonly intents: readonly Variant[];
  readonly decisions: readonly Decision[];
  readonly constants: readonly Constant[];
  readonly outcomes: readonly Outcome[];
  readonly bundles: readonly Bundle[];
  readonly steps: readonly Step[];
  readonly dependencies: readonly Dependency[];
  /** The kinds that the moved code writes out: members of an enum, with their values. */
  readonly literalKinds: KindLiterals;
  /** What the decisions use of the service's imports. */
  readonly usage: Usage;
  /** The values that the façade passes on. */
  readonly inputs: readonly string[];
  readonly isAsync: boolean;
  readonly attempts: { readonly failure: string; readonly guards: readonly Guard[] } | undefined;
  /** What had to be understood, of the tiers that the other parts do not tell. */
  readonly tiers: ReadonlySet<Tier>;
  readonly names: FlowNames;
}

/** A function that runs a block and makes a value of what it throws: by which name, and whether it waits for the block. */
export interface Guard {
  readonly name: string;
  readonly isAsync: boolean;
}

/** The names that belong to a unit. */
export interface FlowNames {
  /** What the unit is about: `Payment`. */
  readonly subject: string;
  readonly resultKinds: string;
  readonly intentKinds: string;
  /** The enum of kinds that the moved code writes. */
  readonly literalKinds: string;
  readonly result: string;
  readonly orchestrator: string;
  readonly method: string;
}
