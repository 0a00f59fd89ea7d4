import type { TSESTree } from '@typescript-eslint/utils';
import { is } from './syntax.ts';
import { alternativesOf, elementTypeOf, typeName } from './types.ts';

const keywords: ReadonlySet<string> = new Set([
  ...['TSVoidKeyword', 'TSUndefinedKeyword', 'TSNullKeyword', 'TSBooleanKeyword', 'TSStringKeyword', 'TSNumberKeyword'],
  ...['TSBigIntKeyword', 'TSAnyKeyword', 'TSUnknownKeyword', 'TSNeverKeyword', 'TSObjectKeyword'],
  ...['TSTypeLiteral', 'TSTypePredicate'],
]);

/** Whether a type names no outcome: nothing, a primitive, or a shape without a name, also promised or in a list. */
export function isInexplicit(type: TSESTree.TypeNode): boolean {
  if (is(type, 'TSUnionType')) return alternativesOf(type).some((alternative) => isInexplicit(alternative));
  const inner = elementTypeOf(type) ?? promisedTypeOf(type);
  return inner === undefined ? keywords.has(type.type) : isInexplicit(inner);
}

function promisedTypeOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  const name = typeName(type);
  const isPromise = name === 'Promise' || name === 'PromiseLike';
  return isPromise && is(type, 'TSTypeReference') ? type.typeArguments?.params[0] : undefined;
}
