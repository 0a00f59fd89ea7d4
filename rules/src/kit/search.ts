import type { TSESTree } from '@typescript-eslint/utils';
import { eachPart } from './parts.ts';
import type { SourceFile } from './source-file.ts';
import { is } from './syntax.ts';
import { inBody } from './zones.ts';

/** Visits a node and every node under it, in no order, until the visitor answers `stop`; classes inside are not entered. */
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
    if (!is(node, 'ClassBody')) eachPart(node, inBody, file, add);
  }
}
