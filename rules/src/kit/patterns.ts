import type { TSESTree } from '@typescript-eslint/utils';
import { is } from './syntax.ts';

/** The identifiers that a parameter or a declaration binds. */
export function boundIdentifiers(node: TSESTree.Node | null): readonly TSESTree.Identifier[] {
  if (is(node, 'Identifier')) return [node];
  if (is(node, 'AssignmentPattern')) return boundIdentifiers(node.left);
  if (is(node, 'RestElement')) return boundIdentifiers(node.argument);
  if (is(node, 'TSParameterProperty')) return boundIdentifiers(node.parameter);
  if (is(node, 'Property')) return boundIdentifiers(node.value);
  if (is(node, 'ArrayPattern')) return node.elements.flatMap((element) => boundIdentifiers(element));
  return is(node, 'ObjectPattern') ? node.properties.flatMap((property) => boundIdentifiers(property)) : [];
}

/** The names that a parameter or a declaration binds. */
export function boundNames(node: TSESTree.Node | null): readonly string[] {
  return boundIdentifiers(node).map(({ name }) => name);
}

/** Whether a parameter, or a part of it, has a default value. */
export function hasDefault(node: TSESTree.Node | null): boolean {
  if (is(node, 'AssignmentPattern')) return true;
  if (is(node, 'RestElement')) return hasDefault(node.argument);
  if (is(node, 'Property')) return hasDefault(node.value);
  if (is(node, 'ArrayPattern')) return node.elements.some((element) => hasDefault(element));
  return is(node, 'ObjectPattern') && node.properties.some((property) => hasDefault(property));
}
