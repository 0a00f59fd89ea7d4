import { ts } from 'ts-morph';
import { namesOf } from './locals.ts';
import { hasModifier } from '../scan/units.ts';

/** How a name came into a file. */
export interface ImportedName {
  readonly kind: 'import';
  readonly specifier: string;
  /** The exported name, `default`, or `*`. */
  readonly imported: string;
  readonly isTypeOnly: boolean;
}

/** A declaration of the file's own top level. */
export interface LocalName {
  readonly kind: 'local';
  readonly isExported: boolean;
  readonly node: ts.Statement;
  /** `const`, `let`, …; types have no value. */
  readonly shape: 'const' | 'let' | 'function' | 'class' | 'enum' | 'type' | 'namespace';
}

/** Whether a new file takes a declaration from the service's file, instead of being given its value. */
export function isShared({ shape }: LocalName): boolean {
  return shape === 'class' || shape === 'enum' || shape === 'namespace';
}

/** The names of a file's top level. */
export type FileScope = ReadonlyMap<string, ImportedName | LocalName>;

/** Reads imports and declarations of a file's top level. */
export function readFileScope(source: ts.SourceFile): FileScope {
  const names = new Map<string, ImportedName | LocalName>();
  for (const statement of source.statements) {
    for (const [name, entry] of entriesOf(statement)) names.set(name, entry);
  }
  for (const name of exportedLater(source)) {
    const entry = names.get(name);
    if (entry?.kind === 'local') names.set(name, { ...entry, isExported: true });
  }
  return names;
}

/** `export { Name };` below the declaration. */
function exportedLater(source: ts.SourceFile): readonly string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return [];
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.flatMap((element) => (element.propertyName === undefined ? [element.name.text] : []));
  });
}

function entriesOf(statement: ts.Statement): readonly (readonly [string, ImportedName | LocalName])[] {
  if (ts.isImportDeclaration(statement)) return importsOf(statement);
  const isExported = hasModifier(statement, ts.SyntaxKind.ExportKeyword);
  const local = (name: string | undefined, shape: LocalName['shape']): readonly (readonly [string, LocalName])[] =>
    name === undefined ? [] : [[name, { kind: 'local', isExported, node: statement, shape }]];
  if (ts.isClassDeclaration(statement)) return local(statement.name?.text, 'class');
  if (ts.isFunctionDeclaration(statement)) return local(statement.name?.text, 'function');
  if (ts.isEnumDeclaration(statement)) return local(statement.name.text, 'enum');
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return local(statement.name.text, 'type');
  }
  if (ts.isModuleDeclaration(statement) || ts.isImportEqualsDeclaration(statement)) {
    return local(statement.name.text, 'namespace');
  }
  if (!ts.isVariableStatement(statement)) return [];
  const shape = (statement.declarationList.flags & ts.NodeFlags.Const) === 0 ? 'let' : 'const';
  return statement.declarationList.declarations.flatMap(({ name }) =>
    namesOf(name).flatMap(({ text }) => local(text, shape)),
  );
}

function importsOf(statement: ts.ImportDeclaration): readonly (readonly [string, ImportedName])[] {
  const clause = statement.importClause;
  if (clause === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const specifier = statement.moduleSpecifier.text;
  const isTypeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const entry = (name: ts.Identifier, imported: string, isType = isTypeOnly): readonly [string, ImportedName] => [
    name.text,
    { kind: 'import', specifier, imported, isTypeOnly: isType },
  ];
  const bindings = clause.namedBindings;
  return [
    ...(clause.name === undefined ? [] : [entry(clause.name, 'default')]),
    ...(bindings !== undefined && ts.isNamespaceImport(bindings) ? [entry(bindings.name, '*')] : []),
    ...(bindings !== undefined && ts.isNamedImports(bindings)
      ? bindings.elements.map((element) =>
          entry(element.name, (element.propertyName ?? element.name).text, isTypeOnly || element.isTypeOnly),
        )
      : []),
  ];
}
