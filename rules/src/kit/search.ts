import type { TSESTree } from '@typescript-eslint/utils';
import { eachPart } from './parts.ts';
import type { SourceFile } from './source-file.ts';
import { inBody } from './zones.ts';

/** Where no code stands, or code of its own. */
const closed: ReadonlySet<string> = new Set([
  ...['ClassBody', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSTypeAnnotation'],
  ...['TSTypeParameterDeclaration', 'TSTypeParameterInstantiation'],
]);

/** Visits a node and every node under it, in no order, until the visitor answers `stop`; classes and types are not entered. */
export function search(
  root: TSESTree.Node,
  file: SourceFile,
  visit: (node: TSESTree.Node) => 'stop' | undefined,
): void {
  const nodes = [root];
  const add = (part: TSESTree.Node): void => {
    nodes.push(part);
  };
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (visit(node) === 'stop') return;
    if (!closed.has(node.type)) eachPart(node, inBody, file, add);
  }
}
