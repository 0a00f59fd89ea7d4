import { driverRoles, findRole } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file.ts';
import { is, rootOf } from './syntax.ts';

/**
 * Whether a class is a driver that a façade hands over to: the façade is looked at as a driver, but its name says that it is
 * something else (a service), and it took the class from a driver's file.
 */
export function isHandedTo(node: TSESTree.Node, { filename, bindings }: SourceFile): boolean {
  if (!is(node, 'NewExpression') || findRole(filename) !== undefined) return false;
  const source = bindings.findImport(rootOf(node.callee))?.source;
  const role = source === undefined ? undefined : findRole(source);
  return driverRoles.some((driver) => driver === role);
}
