import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file.ts';
import { eachPart, inBody } from './zones.ts';

/** Every node under another, itself included, in no order; what `isClosed` holds for is not entered. */
export function* nodesUnder(
  root: TSESTree.Node,
  file: SourceFile,
  isClosed: (node: TSESTree.Node) => boolean = () => false,
): Generator<TSESTree.Node> {
  const nodes = [root];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    yield node;
    if (!isClosed(node)) eachPart(node, inBody, file, (part) => nodes.push(part));
  }
}
