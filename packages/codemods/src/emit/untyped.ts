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

/** The type in which what no name in scope stands for is left open: a package is not installed, or a variable is meant. */
export function withoutUnknown(type: string, isKnown: (name: string) => boolean): string {
  const prefix = 'type T = ';
  const source = ts.createSourceFile('type.ts', `${prefix}${type};`, ts.ScriptTarget.Latest, true);
  const bound = new Set<string>();
  const open: ts.Node[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isTypeParameterDeclaration(node)) bound.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    const name = nameOf(node);
    if (name !== undefined && !bound.has(name) && !isKnown(name)) open.push(node);
    else ts.forEachChild(node, visit);
  };
  collect(source);
  const [alias] = source.statements;
  if (alias !== undefined && ts.isTypeAliasDeclaration(alias)) visit(alias.type);
  if (open.length === 0) return type;
  const text = open
    .reverse()
    .reduce((result, node) => `${result.slice(0, node.getStart())}any${result.slice(node.end)}`, source.text);
  return text.slice(prefix.length, -1);
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isTypeReferenceNode(node)) return rootOf(node.typeName);
  return ts.isTypeQueryNode(node) ? rootOf(node.exprName) : undefined;
}

function rootOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : rootOf(name.left);
}
