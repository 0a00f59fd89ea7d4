import { ts } from 'ts-morph';

/** How the project writes relative imports: with `.js`, with `.ts`, or without a suffix. */
export function extensionOf(source: ts.SourceFile, options: ts.CompilerOptions): string {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    if (text.startsWith('.')) return /\.[jt]s$/.exec(text)?.[0] ?? '';
  }
  return isNodeResolution(options) && source.impliedNodeFormat === ts.ModuleKind.ESNext ? '.js' : '';
}

/** Whether imports are resolved as Node does, said so or implied by the kind of modules. */
function isNodeResolution({ module, moduleResolution }: ts.CompilerOptions): boolean {
  if (moduleResolution !== undefined) {
    return moduleResolution === ts.ModuleResolutionKind.Node16 || moduleResolution === ts.ModuleResolutionKind.NodeNext;
  }
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
}
