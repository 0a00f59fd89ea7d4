import type { ts } from 'ts-morph';

/** The text of a node in which some of its parts are replaced. */
export function fill(node: ts.Node, parts: readonly (readonly [ts.Node, string])[]): string {
  const start = node.getStart();
  const sorted = [...parts].sort(([a], [b]) => a.getStart() - b.getStart());
  let text = '';
  let at = start;
  const source = node.getSourceFile().text;
  for (const [part, replacement] of sorted) {
    text += source.slice(at, part.getStart()) + replacement;
    at = part.end;
  }
  return text + source.slice(at, node.end);
}

/** Nodes with the texts that stand for them. */
export function pair(nodes: readonly ts.Node[], texts: readonly string[]): readonly (readonly [ts.Node, string])[] {
  return nodes.map((node, index) => [node, texts[index] ?? node.getText()]);
}
