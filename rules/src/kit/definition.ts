import type { AST_NODE_TYPES, JSONSchema, TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Role } from '@tacet/vocabulary';
import type { FileKind, SourceFile } from './source-file.ts';

/** The name of a kind of syntax: `IfStatement`. */
export type NodeType = keyof typeof AST_NODE_TYPES;

/** The node that a name of syntax stands for. */
export type NodeOf<Type extends NodeType> = Extract<TSESTree.Node, { type: (typeof AST_NODE_TYPES)[Type] }>;

/** A safe edit that an editor may offer for a finding. */
export interface Suggestion {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix | readonly TSESLint.RuleFix[];
}

/** What a rule says about a node. */
export interface Finding {
  readonly node: TSESTree.Node;
  /** The part of the node to underline, when it is not the whole. */
  readonly at?: TSESTree.Node;
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly suggest?: readonly Suggestion[];
  /** Whether the parts of the reported expression are looked at all the same. */
  readonly isOpen?: true;
}

/** A visitor finds something, finds nothing, or permits a node together with all its parts. */
export type Answer = Finding | readonly Finding[] | 'permitted' | undefined;

/** One predicate for each kind of syntax that a rule looks at. */
export type Visitors = { readonly [Type in NodeType]?: (node: NodeOf<Type>, file: SourceFile) => Answer };

/** What a rule looks at: the whole file, and the bodies of a driver's methods. */
export interface Checks {
  readonly anywhere?: Visitors;
  readonly body?: Visitors;
}

/** A rule as data: what it is called, whom it concerns, what it says, and the predicates that find it. */
export interface Definition<Options extends object = object> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem';
    /** One sentence for tables and editors. */
    readonly description: string;
    /** The cognitive check of the pattern that this rule stands for. */
    readonly check: string;
    /** The roles a rule is for; where it is enabled elsewhere, it takes the file for an orchestrator. */
    readonly roles: readonly Role[];
    /** Roles in which users may enable the rule, though no preset does. */
    readonly optionalRoles?: readonly Role[];
    /** `typed` rules need a program and are in the second tier. */
    readonly tier: 'syntax' | 'typed';
    readonly messages: Readonly<Record<string, string>>;
    readonly hasSuggestions?: true;
    /** Code that says nothing to this rule: calls of observers, and what stands in a `try` that was reported. */
    readonly silentIn?: readonly ('observers' | 'try')[];
    readonly schema: Readonly<Record<string, JSONSchema.JSONSchema4>>;
    readonly defaultOptions: readonly [Options];
  };
  /** Makes the predicates for a kind of file; they are kept for all files of that kind. */
  readonly create: (kind: FileKind, options: Options) => Checks;
}

/** A definition whose options the kit has checked against their schema and no longer knows by type. */
export interface Rule {
  readonly name: string;
  readonly meta: Definition['meta'];
  readonly check: (kind: FileKind, options: object | undefined) => Checks;
}

/** Defines a rule; the plugin turns it into one that ESLint and oxlint can run. */
export function defineRule<Options extends object>(definition: Definition<Options>): Rule {
  const { name, meta, create } = definition;
  return { name, meta, check: (kind, options) => create(kind, { ...meta.defaultOptions[0], ...options }) };
}
