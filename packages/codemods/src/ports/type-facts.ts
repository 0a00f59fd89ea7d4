import type { ts } from 'ts-morph';

/** A member of an object type. */
export interface MemberFact {
  readonly name: string;
  readonly type: ts.Type;
  readonly isOptional: boolean;
  /** Whether it is a method, or an accessor, whose code is part of the project. */
  readonly hasCode: boolean;
}

/** What a type is made of: enough to make values of it. */
export type TypeFact =
  | { readonly kind: 'null' }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | bigint }
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'truth' }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'union'; readonly members: readonly ts.Type[] }
  | { readonly kind: 'list'; readonly element: ts.Type }
  | { readonly kind: 'tuple'; readonly elements: readonly ts.Type[] }
  /** What `for await` goes through. */
  | { readonly kind: 'stream'; readonly element: ts.Type }
  | { readonly kind: 'promise'; readonly value: ts.Type }
  | { readonly kind: 'built-in'; readonly name: string; readonly parts: readonly ts.Type[] }
  | {
      readonly kind: 'function';
      readonly isClass: boolean;
      readonly parameters: readonly ts.Type[];
      readonly returns: ts.Type;
      /** What hangs on the function itself. */
      readonly members: readonly MemberFact[];
    }
  | {
      readonly kind: 'object';
      readonly members: readonly MemberFact[];
      readonly index: ts.Type | undefined;
      /** The class that its values are made of. */
      readonly made: ts.Symbol | undefined;
      /** What waiting for it gives, when it can be waited for: a query that is built. */
      readonly awaited: ts.Type | undefined;
    };

/** Takes a type apart, as it is seen from a node. */
export type DescribeType = (type: ts.Type, at: ts.Node) => TypeFact;
