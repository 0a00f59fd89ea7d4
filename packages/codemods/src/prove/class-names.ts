import path from 'node:path';
import { ts } from 'ts-morph';
import type { FileScope } from '../analysis/file-scope.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier } from '../scan/units.ts';

/** The classes that a test names, and the imports that it takes for them. */
export interface ClassNames {
  /** The name of a class in the test; `undefined` when it cannot be imported. */
  nameOf(made: ts.Symbol): string | undefined;
  readonly imports: readonly string[];
}

interface Place {
  readonly source: ts.SourceFile;
  readonly scope: FileScope;
  readonly oracle: TypeOracle;
  /** The service as imports write it. */
  readonly service: string;
  readonly extension: string;
  /** Names that the test has for other things. */
  readonly taken: readonly string[];
}

/** Finds out how a test that stands beside a service imports classes. */
export function createClassNames({ source, scope, oracle, service, extension, taken }: Place): ClassNames {
  const known = new Map<ts.Symbol, string | undefined>();
  const imports: string[] = [];
  const used = new Set(taken);

  function nameOf(made: ts.Symbol): string | undefined {
    if (!known.has(made)) known.set(made, add(made));
    return known.get(made);
  }

  function add(made: ts.Symbol): string | undefined {
    const declaration = made.valueDeclaration;
    if (declaration === undefined || !ts.isClassDeclaration(declaration)) return undefined;
    const found = findImport(declaration, made);
    if (found === undefined) return undefined;
    let name = made.name === 'default' ? 'Default' : made.name;
    for (let count = 2; used.has(name); count += 1) name = `${made.name}${count}`;
    used.add(name);
    const clause = found.imported === 'default' ? name : `{ ${withAlias(found.imported, name)} }`;
    imports.push(`import ${clause} from '${found.specifier}';`);
    return name;
  }

  function findImport(
    declaration: ts.ClassDeclaration,
    made: ts.Symbol,
  ): { imported: string; specifier: string } | undefined {
    const file = declaration.getSourceFile();
    for (const [name, entry] of scope) {
      if (entry.kind !== 'import' || entry.imported === '*') continue;
      const local = findImportName(name);
      if (local !== undefined && oracle.original(local) === made) return entry;
    }
    if (!hasModifier(declaration, ts.SyntaxKind.ExportKeyword)) return undefined;
    if (file !== source && (file.isDeclarationFile || file.fileName.includes('/node_modules/'))) return undefined;
    const imported = hasModifier(declaration, ts.SyntaxKind.DefaultKeyword) ? 'default' : made.name;
    return { imported, specifier: file === source ? service : relativeTo(file.fileName) };
  }

  function findImportName(name: string): ts.Symbol | undefined {
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) continue;
      const { name: whole, namedBindings } = statement.importClause;
      if (whole?.text === name) return oracle.symbolAt(whole);
      const elements = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
      const element = elements.find((one) => one.name.text === name);
      if (element !== undefined) return oracle.symbolAt(element.name);
    }
    return undefined;
  }

  function relativeTo(file: string): string {
    const target = path.posix.relative(path.posix.dirname(source.fileName), file).replace(/\.[cm]?tsx?$/, '');
    return `${target.startsWith('.') ? '' : './'}${target}${extension}`;
  }

  return { nameOf, imports };
}

function withAlias(imported: string, name: string): string {
  return imported === name ? name : `${imported} as ${name}`;
}
