import { ts } from 'ts-morph';
import type { FileScope, ImportedName } from '../analysis/file-scope.ts';
import { hasModifier, type Unit } from '../scan/units.ts';
import type { Reached } from './reach.ts';

/** What a snapshot says besides the code that it keeps. */
export interface SnapshotOptions {
  /** The service beside it, as imports write it. */
  readonly service: string;
  readonly header: string;
}

/** The old code of a unit as a module of its own; classes and types that the service exports stay the service's. */
export function writeSnapshot(unit: Unit, { scope, members, statements }: Reached, options: SnapshotOptions): string {
  const source = unit.node.getSourceFile();
  const shared = [...statements].filter((statement) => isShared(statement, unit));
  const copied = source.statements.filter((one) => statements.has(one) && !shared.includes(one));
  const own = unit.owner === undefined ? undefined : writeClass(unit.owner, members);
  const body = source.statements
    .flatMap((one) => {
      if (one === unit.owner) return own ?? [];
      return copied.includes(one) ? [one.getText()] : [];
    })
    .join('\n\n');
  const mentioned = namesIn(body);
  const imports = [
    ...importLines(scope, mentioned),
    ...equalsImports(source, mentioned),
    ...sharedImport(shared, mentioned, options.service),
  ];
  return `${options.header}\n${imports.map((line) => `${line}\n`).join('')}\n${body}\n`;
}

/** An exported class, enum or type: the snapshot takes it from the service, so that there is only one of it. */
function isShared(statement: ts.Statement, unit: Unit): boolean {
  if (statement === unit.owner || !hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return false;
  if (hasModifier(statement, ts.SyntaxKind.DefaultKeyword)) return false;
  return (
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  );
}

/** The class with the members that are reached, without the interfaces that it would no longer fulfil. */
function writeClass(owner: ts.ClassDeclaration, members: ReadonlySet<ts.ClassElement>): string {
  const source = owner.getSourceFile();
  const promises = owner.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ImplementsKeyword);
  const start = owner.getStart(source, true);
  const open = source.text.lastIndexOf('{', owner.members.pos) + 1;
  const head =
    promises === undefined
      ? source.text.slice(start, open)
      : `${source.text.slice(start, promises.getFullStart())} ${source.text.slice(promises.end, open)}`;
  const kept = owner.members.filter((member) => members.has(member) || isOverload(member, members));
  const text = kept.map((member) => source.text.slice(member.getFullStart(), member.end)).join('');
  const isExported = hasModifier(owner, ts.SyntaxKind.ExportKeyword);
  return `${isExported ? '' : 'export '}${head}${text}\n}`;
}

function isOverload(member: ts.ClassElement, members: ReadonlySet<ts.ClassElement>): boolean {
  if (!ts.isMethodDeclaration(member) || member.body !== undefined) return false;
  return [...members].some((one) => one.name?.getText() === member.name.getText());
}

function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('snapshot.ts', text, ts.ScriptTarget.Latest, false));
  return names;
}

function importLines(scope: FileScope, mentioned: ReadonlySet<string>): readonly string[] {
  const bySpecifier = new Map<string, [string, ImportedName][]>();
  for (const [name, entry] of scope) {
    if (entry.kind !== 'import' || !mentioned.has(name)) continue;
    bySpecifier.set(entry.specifier, [...(bySpecifier.get(entry.specifier) ?? []), [name, entry]]);
  }
  return [...bySpecifier].flatMap(([specifier, entries]) => importsOf(specifier, entries));
}

function importsOf(specifier: string, entries: readonly (readonly [string, ImportedName])[]): readonly string[] {
  const word = (entry: ImportedName): string => (entry.isTypeOnly ? 'import type' : 'import');
  const whole = entries.filter(([, { imported }]) => imported === 'default' || imported === '*');
  const named = entries.filter(([, { imported }]) => imported !== 'default' && imported !== '*');
  const lines = whole.map(([name, entry]) =>
    entry.imported === '*'
      ? `${word(entry)} * as ${name} from '${specifier}';`
      : `${word(entry)} ${name} from '${specifier}';`,
  );
  if (named.length === 0) return lines;
  const isAllTypes = named.every(([, { isTypeOnly }]) => isTypeOnly);
  const list = named.map(([name, { imported, isTypeOnly }]) => {
    const type = isTypeOnly && !isAllTypes ? 'type ' : '';
    return imported === name ? `${type}${name}` : `${type}${imported} as ${name}`;
  });
  return [...lines, `import ${isAllTypes ? 'type ' : ''}{ ${list.join(', ')} } from '${specifier}';`];
}

/** `import x = require('x')`, kept as it is. */
function equalsImports(source: ts.SourceFile, mentioned: ReadonlySet<string>): readonly string[] {
  return source.statements
    .filter((statement) => ts.isImportEqualsDeclaration(statement))
    .filter(({ name }) => mentioned.has(name.text))
    .map((statement) => statement.getText());
}

function sharedImport(
  shared: readonly ts.Statement[],
  mentioned: ReadonlySet<string>,
  service: string,
): readonly string[] {
  const names = shared.flatMap((statement) => {
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    const isNamed = isType || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
    const name = isNamed ? statement.name?.text : undefined;
    return name === undefined || !mentioned.has(name) ? [] : [{ name, isType }];
  });
  if (names.length === 0) return [];
  const isAllTypes = names.every(({ isType }) => isType);
  const list = names.map(({ name, isType }) => (isType && !isAllTypes ? `type ${name}` : name));
  return [`import ${isAllTypes ? 'type ' : ''}{ ${list.join(', ')} } from '${service}';`];
}
