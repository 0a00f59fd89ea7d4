import { ts } from 'ts-morph';

/** Finds the module that a file can import an exported name from, when the file that declares it is in a package. */
export type FindExporter = (from: ts.SourceFile, target: string, name: string) => string | undefined;

/** Where a program finds its files. */
export interface Place {
  readonly find: (file: string) => ts.SourceFile | undefined;
  readonly host: ts.CompilerHost;
  readonly options: ts.CompilerOptions;
}

/** Answers out of one program. */
export function createExporters(checker: ts.TypeChecker, { find: findFile, host, options }: Place): FindExporter {
  const known = new Map<string, string | undefined>();
  const suffixes = ['.d.ts', '/index.d.ts', '.d.mts', '.d.cts', '.ts', '.tsx', '/index.ts', ''];

  function find(from: ts.SourceFile, target: string, name: string): string | undefined {
    const inPackages = target.lastIndexOf('/node_modules/');
    if (inPackages < 0) return undefined;
    const wanted = exported(fileOf(target), name);
    if (wanted === undefined) return undefined;
    const path = target.slice(inPackages + '/node_modules/'.length);
    const offers = (specifier: string): boolean => exported(resolve(specifier, from), name) === wanted;
    const candidates = [packageOf(path), ...specifiersOf(from), path.replace(/^@types\//, '').replace(/\/index$/, '')];
    return candidates.find(offers);
  }

  function fileOf(target: string): ts.SourceFile | undefined {
    return suffixes.map((suffix) => findFile(`${target}${suffix}`)).find((file) => file !== undefined);
  }

  function resolve(specifier: string, from: ts.SourceFile): ts.SourceFile | undefined {
    const { resolvedModule } = ts.resolveModuleName(specifier, from.fileName, options, host);
    return resolvedModule === undefined ? undefined : findFile(resolvedModule.resolvedFileName);
  }

  function exported(file: ts.SourceFile | undefined, name: string): ts.Symbol | undefined {
    const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
    const symbol = module === undefined ? undefined : checker.tryGetMemberInModuleExports(name, module);
    if (symbol === undefined) return undefined;
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  }

  return (from, target, name) => {
    const key = `${from.fileName}\n${target}\n${name}`;
    if (!known.has(key)) known.set(key, find(from, target, name));
    return known.get(key);
  };
}

function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const [, typed] = /^@types\/(.+)$/.exec(name) ?? [];
  return typed === undefined ? name : typed.includes('__') ? `@${typed.replace('__', '/')}` : typed;
}

function specifiersOf(source: ts.SourceFile): readonly string[] {
  return source.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}
