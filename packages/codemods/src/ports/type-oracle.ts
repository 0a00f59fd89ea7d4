import type { ts } from 'ts-morph';
import type { DescribeType } from './type-facts.ts';

/** A parameter as a call sees it. */
export interface ParameterFact {
  readonly name: string;
  readonly type: ts.Type;
  readonly isOptional: boolean;
  readonly isRest: boolean;
}

/** The signature that a call or construction resolves to. */
export interface SignatureFact {
  readonly parameters: readonly ParameterFact[];
  readonly returns: ts.Type;
  readonly isGeneric: boolean;
}

/** Every question that the analysis asks about types and names; nothing else knows the checker. */
export interface TypeOracle {
  typeAt(node: ts.Node): ts.Type;
  declaredType(symbol: ts.Symbol): ts.Type;
  awaited(type: ts.Type): ts.Type;
  /** The type a position expects, e.g. of an argument. */
  contextual(node: ts.Expression): ts.Type | undefined;
  /** A literal's type as a variable would have it: `'x'` → `string`. */
  widen(type: ts.Type): ts.Type;
  /** Whether `null` or `undefined` is among its values. */
  mayBeMissing(type: ts.Type): boolean;
  isAssignable(from: ts.Type, to: ts.Type): boolean;
  propertyType(type: ts.Type, name: string): ts.Type | undefined;
  signature(call: ts.CallLikeExpression): SignatureFact | undefined;
  signatureOf(declaration: ts.SignatureDeclaration): SignatureFact | undefined;
  /** What a name stands for; shorthand properties are looked through, imports are not. */
  symbolAt(node: ts.Node): ts.Symbol | undefined;
  /** The symbol behind an import. */
  original(symbol: ts.Symbol): ts.Symbol;
  /** Whether the language's own library declares it (`lib.es*.d.ts`). */
  isBuiltin(symbol: ts.Symbol): boolean;
  /** Whether a name stands for something where a node stands, as a type or a value. */
  isNamed(name: string, at: ts.Node): boolean;
  /** What a type is made of. */
  readonly describe: DescribeType;
  /** The type as source text, seen from a node; types out of scope are written `import("…").Name`. */
  print(type: ts.Type, at: ts.Node): string;
}
