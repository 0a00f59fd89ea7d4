/** A type without a name of its own, as it may be written wherever a type is named. */
export type Scalar = 'uuid' | 'string' | 'int' | 'decimal' | 'boolean' | 'instant';

/** How a field names its type. */
export type TypeReference =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'entity'; readonly name: string }
  | { readonly kind: 'list'; readonly item: TypeReference }
  | { readonly kind: 'optional'; readonly item: TypeReference };

/** What a value object may hold. Decimals are text (`"12.50"`), instants ISO 8601 text in UTC; `pattern` carries the flag `u`. */
export type ValueShape =
  | { readonly kind: 'uuid' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string'; readonly min?: number; readonly max?: number; readonly pattern?: string }
  | { readonly kind: 'int'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'decimal'; readonly min?: string; readonly max?: string }
  | { readonly kind: 'instant'; readonly min?: string; readonly max?: string }
  | { readonly kind: 'enum'; readonly members: readonly string[] }
  | { readonly kind: 'list'; readonly item: TypeReference }
  | { readonly kind: 'optional'; readonly item: TypeReference };

/** A value object; `context` is the context whose spec defines it (another one when it came by `uses`). */
export interface ValueDefinition {
  readonly name: string;
  readonly shape: ValueShape;
  readonly context: string;
}

/** A named place for a value. */
export interface Field {
  readonly name: string;
  readonly type: TypeReference;
}

/** One variant of a sum type: `PaymentNotFound`, member `NotFound` of its smart enum, kind `not_found`. */
export interface Variant {
  readonly name: string;
  readonly member: string;
  readonly kind: string;
  readonly fields: readonly Field[];
}

/** The aggregate; `fields` holds the key, too, in the order of the spec. */
export interface Entity {
  readonly name: string;
  readonly key: Field;
  readonly fields: readonly Field[];
}

/** What a gateway can be asked to do, and how it may answer. */
export interface Operation {
  readonly name: string;
  readonly input: readonly Field[];
  readonly outcomes: readonly Variant[];
}

/** A port to a system that is not ours. */
export interface Gateway {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** The port through which entities are loaded and saved. */
export interface Store {
  readonly name: string;
  /** The name of the result variant for an entity that is not there. */
  readonly missing: string;
  /** The name of the result variant for an entity that somebody else has saved meanwhile; without one, rows are locked. */
  readonly conflict?: string;
  /** The name of the result variant for a row that is no entity; set when an adapter keeps entities in a database. */
  readonly unreadable?: string;
  readonly adapters: readonly ('memory' | 'kysely')[];
}

/** Where an argument comes from: the entity's key, the intent, or the outcome of the latest call. `fields` leads on from there. */
export interface ArgumentPath {
  readonly root: 'key' | 'intent' | 'outcome';
  readonly fields: readonly string[];
}

/** One field that is filled: arguments that the spec leaves out are filled by name. An `{ optional: T }` that nothing fills has none. */
export interface Argument {
  readonly field: string;
  readonly path: ArgumentPath;
}

/** An outcome that ends the flow with a result. */
export interface Exit {
  readonly outcome: string;
  /** The entity that is saved before; nothing when absent. */
  readonly save?: ArgumentPath;
  readonly result: string;
  readonly arguments: readonly Argument[];
}

/** One sentence of an orchestrator flow. */
export type Step =
  /** Saves and commits what says that the call that follows is on its way; after the call, the entity decides again. */
  | { readonly kind: 'prepare'; readonly path: ArgumentPath }
  | {
      readonly kind: 'call';
      readonly gateway: string;
      readonly operation: string;
      readonly arguments: readonly Argument[];
      readonly exits: readonly Exit[];
      /** The one outcome after which the next step runs. */
      readonly continues: string;
    }
  | { readonly kind: 'save'; readonly path: ArgumentPath }
  | { readonly kind: 'return'; readonly result: string; readonly arguments: readonly Argument[] };

/** Fetch → Translate → Decide → Act → Persist. */
export interface OrchestratorFlow {
  readonly flavour: 'orchestrator';
  readonly name: string;
  /** The engine that runs it as a durable workflow, too; none when absent. */
  readonly engine?: 'dbos';
  /** One per intent, in the order of the spec's intents; each ends in a `return`. */
  readonly branches: readonly { readonly intent: string; readonly steps: readonly Step[] }[];
  /** Reachable results, the missing one included, in the order of the spec's results. */
  readonly results: readonly string[];
  readonly commit: readonly string[];
}

/** Load → Step → Save → Execute. */
export interface RuntimeFlow {
  readonly flavour: 'runtime';
  readonly name: string;
  readonly effects: 'outbox' | 'after-commit';
  /** One per intent, in the order of the spec's intents. */
  readonly returns: readonly {
    readonly intent: string;
    readonly result: string;
    readonly arguments: readonly Argument[];
  }[];
  readonly results: readonly string[];
  readonly commit: readonly string[];
}

/** One way through the context, in either flavour. */
export type Flow = OrchestratorFlow | RuntimeFlow;

/** A value as the spec writes it, already checked against the type of its field. */
export type Literal = string | number | boolean | readonly Literal[];

/** A comparison of one field with one literal. */
/** A comparison with a field; decimals and instants compare by what they mean, and an absent field meets only `not`. */
export interface Condition {
  readonly field: string;
  readonly operator: 'is' | 'not' | 'over' | 'under' | 'atLeast' | 'atMost';
  readonly value: Literal;
}

/** How a decision fills a field of its intent: a literal, a field of the entity, or the entity with changed fields. */
export type DecisionArgument =
  | { readonly kind: 'literal'; readonly field: string; readonly value: Literal }
  | { readonly kind: 'field'; readonly field: string; readonly source: string }
  | { readonly kind: 'change'; readonly field: string; readonly changes: Readonly<Record<string, Literal>> };

/** One row of the decision table; all conditions must hold. The last row has none. */
export interface DecisionRow {
  readonly conditions: readonly Condition[];
  readonly intent: string;
  readonly arguments: readonly DecisionArgument[];
}

/** Given an entity with these fields (an absent optional is left out), the decision is this intent. */
export interface Example {
  readonly given: Readonly<Record<string, Literal>>;
  readonly intent: string;
}

/** Everything around the aggregate; absent in a spec that only shares values. */
export interface Aggregate {
  readonly entity: Entity;
  readonly events: readonly Variant[];
  readonly intents: readonly Variant[];
  readonly results: readonly Variant[];
  readonly decisions: readonly DecisionRow[];
  readonly store: Store;
  readonly gateways: readonly Gateway[];
  readonly flows: readonly Flow[];
  /** The framework that wires the drivers; none when absent. */
  readonly wiring?: 'nest';
  readonly examples: readonly Example[];
}

/** A bounded context, valid and resolved: every name in it exists, every type fits, every argument is filled. */
export interface Context {
  /** `payment`: the first part of every file's name. */
  readonly name: string;
  /** Where the spec lies, relative to the project root, with `/`. */
  readonly path: string;
  /** Own values, each after those that it is made of, else in the order of the spec. */
  readonly values: readonly ValueDefinition[];
  /** Contexts whose values this one uses, the indirectly used ones included. */
  readonly uses: readonly {
    readonly name: string;
    readonly path: string;
    readonly values: readonly ValueDefinition[];
  }[];
  readonly aggregate?: Aggregate;
}
