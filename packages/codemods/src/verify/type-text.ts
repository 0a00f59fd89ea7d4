import { ts } from 'ts-morph';

/** A type's text in which the members of unions stand in one order, and no name says where it comes from. */
export function canonicalType(text: string): string {
  const plain = text.replace(/import\(["'][^"']*["']\)\./g, '');
  const source = ts.createSourceFile('type.ts', `type T = ${plain};`, ts.ScriptTarget.Latest, true);
  const [statement] = source.statements;
  return statement !== undefined && ts.isTypeAliasDeclaration(statement) ? textOf(statement.type) : plain;
}

function textOf(node: ts.Node): string {
  if (ts.isUnionTypeNode(node)) return [...node.types].map(textOf).sort().join(' | ');
  const parts: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  ts.forEachChild(node, (child) => void parts.push({ start: child.getStart(), end: child.end, text: textOf(child) }));
  const all = node.getSourceFile().text;
  let at = node.getStart();
  let text = '';
  for (const part of parts) {
    text += all.slice(at, part.start) + part.text;
    at = part.end;
  }
  return text + all.slice(at, node.end);
}
