import { ts } from 'ts-morph';

/** The type in which whatever the service leaves open has a name; `undefined` when it leaves nothing open. */
export function nameUntyped(type: string, name: string): string | undefined {
  if (!/\bany\b/.test(type)) return undefined;
  const prefix = 'type T = ';
  const source = ts.createSourceFile('type.ts', `${prefix}${type};`, ts.ScriptTarget.Latest, true);
  const starts: number[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) starts.push(node.getStart());
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (starts.length === 0) return undefined;
  const text = starts
    .reverse()
    .reduce((result, start) => result.slice(0, start) + name + result.slice(start + 'any'.length), source.text);
  return text.slice(prefix.length, -1);
}

/** The declaration of that name. Nothing is promised about such values, as before; one line is to change once there is. */
export function untypedText(name: string): string {
  return `/** What the service does not say the type of; say it here once it is known. */
export type ${name} = ReturnType<typeof JSON.parse>;
`;
}
