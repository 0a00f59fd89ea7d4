import { applyEdits, modify, parseTree, type Node } from 'jsonc-parser';
import type { SpecAddition } from './add-to-spec.ts';

/** Adds to the text of a spec in JSON; its indentation and the ends of its lines are kept. */
export function addToJson(source: string, { path, value }: SpecAddition): string {
  const indentation = /\n([ \t]+)\S/.exec(source)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indentation.startsWith('\t'),
    tabSize: indentation.length,
    eol: source.includes('\r\n') ? '\r\n' : '\n',
  };
  return applyEdits(source, modify(source, resolveIndexes(source, path), value, { formattingOptions }));
}

/** Negative indexes count from the end; `-` is one past it. */
function resolveIndexes(source: string, path: SpecAddition['path']): (string | number)[] {
  let node = parseTree(source);
  return path.map((part) => {
    const length = node?.type === 'array' ? (node.children?.length ?? 0) : undefined;
    const resolved =
      length === undefined ? part : part === '-' ? length : typeof part === 'number' && part < 0 ? length + part : part;
    node = findChild(node, resolved);
    return resolved;
  });
}

function findChild(node: Node | undefined, part: string | number): Node | undefined {
  if (node?.type === 'array') return node.children?.[Number(part)];
  return node?.children?.find((property) => property.children?.[0]?.value === part)?.children?.[1];
}
