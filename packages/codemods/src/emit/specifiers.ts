import { ts } from 'ts-morph';

/** How the project writes relative imports: with `.js`, with `.ts`, or without a suffix. */
export function extensionOf(source: ts.SourceFile, options: ts.CompilerOptions): string {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    if (text.startsWith('.')) return /\.[jt]s$/.exec(text)?.[0] ?? '';
  }
  const isNode =
    options.moduleResolution === ts.ModuleResolutionKind.Node16 ||
    options.moduleResolution === ts.ModuleResolutionKind.NodeNext;
  return isNode && source.impliedNodeFormat === ts.ModuleKind.ESNext ? '.js' : '';
}
