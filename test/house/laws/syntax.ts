import ts from 'typescript';
import { isOwnCode, isTest, findWorkspaces, type TreeFile } from '../tree.ts';
import { lineAt, type Law } from './law.ts';

type NodeTest = (node: ts.Node) => boolean;

/** What our own TypeScript never says, although the compiler would let it. */
export const syntaxLaws: readonly Law[] = [
  nodeLaw('no any', isOwnCode, (node) => node.kind === ts.SyntaxKind.AnyKeyword),
  nodeLaw('no assertion but `as const`, outside tests', isOwnProduct, isAssertion),
  nodeLaw('no `!` outside tests', isOwnProduct, ts.isNonNullExpression),
  nodeLaw('no enum', isOwnCode, ts.isEnumDeclaration),
  nodeLaw('no let at module level, outside tests', isOwnProduct, isModuleLevelLet),
  nodeLaw('a sentence above every exported thing', isOwnProduct, isUndocumentedExport),
  {
    name: 'no default export, except where a tool wants one',
    find: (tree) => {
      const doors = new Set(findWorkspaces(tree).flatMap(({ doorFiles }) => doorFiles));
      const isForTool = (path: string): boolean => /^[^/]+\.config\.[jt]s$/.test(path) || doors.has(path);
      return nodeLaw('', (file) => isOwnCode(file) && !isForTool(file.path), isDefaultExport).find(tree);
    },
  },
];

const parsed = new WeakMap<TreeFile, ts.SourceFile>();

function nodeLaw(name: string, isInScope: (file: TreeFile) => boolean, isBreach: NodeTest): Law {
  return { name, find: (tree) => tree.filter(isInScope).flatMap((file) => findNodes(file, isBreach)) };
}

function findNodes(file: TreeFile, isBreach: NodeTest): readonly string[] {
  const source = parsed.get(file) ?? ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isBreach(node)) places.push(describe(file, node.getStart(source)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

function describe({ path, text }: TreeFile, offset: number): string {
  const line = lineAt(text, offset);
  return `${path}:${line} ${(text.split('\n')[line - 1] ?? '').trim()}`;
}

function isOwnProduct(file: TreeFile): boolean {
  return isOwnCode(file) && !isTest(file.path) && file.path.endsWith('.ts');
}

function isAssertion(node: ts.Node): boolean {
  return ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type));
}

function isModuleLevelLet(node: ts.Node): boolean {
  return (
    ts.isVariableStatement(node) &&
    ts.isSourceFile(node.parent) &&
    (node.declarationList.flags & ts.NodeFlags.Const) === 0
  );
}

function isUndocumentedExport(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node) || !ts.isSourceFile(node.parent)) return false;
  const isExported = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  return isExported && !isOverloadSequel(node) && ts.getJSDocCommentsAndTags(node).length === 0;
}

/** A second overload or the implementation behind overloads: the sentence stands above the first signature. */
function isOverloadSequel(node: ts.Node): boolean {
  if (!ts.isFunctionDeclaration(node) || !ts.isSourceFile(node.parent)) return false;
  const previous = node.parent.statements[node.parent.statements.indexOf(node) - 1];
  return previous !== undefined && ts.isFunctionDeclaration(previous) && previous.name?.text === node.name?.text;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(isDefaultKeyword) === true;
}

function isDefaultKeyword({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.DefaultKeyword;
}
