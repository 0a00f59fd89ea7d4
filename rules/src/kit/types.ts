import type { TSESTree } from '@typescript-eslint/utils';
import { is, stringValue } from './syntax.ts';

/** The alternatives of a type: the members of a union, or the type itself. */
export function alternativesOf(type: TSESTree.TypeNode): readonly TSESTree.TypeNode[] {
  return is(type, 'TSUnionType') ? type.types.flatMap((member) => alternativesOf(member)) : [type];
}

/** The last name of a type reference: `pg.PoolClient` → `PoolClient`. */
export function typeName(type: TSESTree.TypeNode): string | undefined {
  if (!is(type, 'TSTypeReference')) return undefined;
  const { typeName: name } = type;
  if (is(name, 'Identifier')) return name.name;
  return is(name, 'TSQualifiedName') ? name.right.name : undefined;
}

/** The type of the elements when a type is an array in any spelling: `T[]`, `readonly T[]`, `ReadonlyArray<T>`. */
export function elementTypeOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (is(type, 'TSArrayType')) return type.elementType;
  if (is(type, 'TSTypeOperator'))
    return type.operator === 'readonly' && type.typeAnnotation ? elementTypeOf(type.typeAnnotation) : undefined;
  const name = typeName(type);
  const isArray = name === 'Array' || name === 'ReadonlyArray';
  return isArray && is(type, 'TSTypeReference') ? type.typeArguments?.params[0] : undefined;
}

/** The names of types that a type refers to, through unions, intersections and arrays. */
export function typeNames(type: TSESTree.TypeNode | undefined): readonly string[] {
  if (type === undefined) return [];
  if (is(type, 'TSUnionType') || is(type, 'TSIntersectionType'))
    return type.types.flatMap((member) => typeNames(member));
  const element = elementTypeOf(type);
  if (element !== undefined) return typeNames(element);
  const name = typeName(type);
  return name === undefined ? [] : [name];
}

/** The text when a type is one string: `'found'`. */
export function literalTypeValue(type: TSESTree.TypeNode): string | undefined {
  if (is(type, 'TSLiteralType')) return stringValue(type.literal);
  return is(type, 'TSTemplateLiteralType') && type.types.length === 0
    ? (type.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}
