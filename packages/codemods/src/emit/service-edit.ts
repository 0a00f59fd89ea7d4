import MagicString from 'magic-string';
import { ts } from 'ts-morph';
import { readFileScope, type FileScope } from '../analysis/file-scope.ts';
import type { Unit } from '../scan/units.ts';
import type { Flow } from '../stage/flow.ts';
import { capital, createAllocator } from '../stage/naming.ts';
import { isTypeOf, isValue, typeOfValue } from './value-types.ts';
import { guardNameOf, facadeBody } from './facade.ts';

/** A migrated unit of a service file. */
export interface Migrated {
  readonly unit: Unit;
  readonly flow: Flow;
  readonly base: string;
  /** The functions of its values file that make value objects of inputs. */
  readonly factories: ReadonlyMap<string, string>;
  /** `<Item>`, or nothing. */
  readonly typeArguments: string;
}

/** The service with the bodies of migrated units replaced; all else stays byte for byte. */
export function editService(
  source: ts.SourceFile,
  migrated: readonly Migrated[],
  exposed: ReadonlySet<string>,
  extension: string,
): string {
  const { text } = source;
  const magic = new MagicString(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const locals = factoryLocals(text, migrated);
  const scope = readFileScope(source);
  for (const one of migrated) {
    const { unit, flow, factories, typeArguments } = one;
    const indent = indentOf(text, unit.body.end - 1);
    const own = new Map([...factories].map(([input, factory]) => [input, locals.get(one)?.get(factory) ?? factory]));
    magic.overwrite(
      unit.body.getStart(),
      unit.body.end,
      facadeBody(flow, { indent, newline, factories: own, typeArguments, mayEnd: mayEnd(unit) }),
    );
  }
  for (const statement of source.statements) {
    const isHidden = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (isHidden && exposed.has(statement.name.text)) magic.appendRight(statement.getStart(), 'export ');
    const types = typesOfValues(statement, exposed, scope).map((line) => `${newline}${newline}${line}`);
    if (types.length > 0) magic.appendLeft(statement.end, types.join(''));
  }
  const lines = migrated.flatMap((one) => importLines(one, locals.get(one) ?? new Map(), extension, quoteOf(text)));
  addImports(magic, source, lines, newline);
  removeUnused(magic, source, newline);
  return magic.toString();
}

/** The types of values that only this file knows, for the new files: `export type Defaults = typeof defaults;`. */
function typesOfValues(statement: ts.Statement, exposed: ReadonlySet<string>, scope: FileScope): readonly string[] {
  const names = [...exposed].filter((name) => {
    const entry = scope.get(name);
    return entry?.kind === 'local' && entry.node === statement && isValue(entry);
  });
  return names.flatMap((name) => {
    const named = typeOfValue(name, scope);
    return isTypeOf(name, scope.get(named)) ? [] : [`export type ${named} = typeof ${name};`];
  });
}

/** What each unit's factories are called in the service: units may have value objects of the same name. */
function factoryLocals(
  text: string,
  migrated: readonly Migrated[],
): ReadonlyMap<Migrated, ReadonlyMap<string, string>> {
  const taken = createAllocator(text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  return new Map(
    migrated.map((one) => [
      one,
      new Map(
        [...new Set(one.factories.values())].map((factory): [string, string] => [
          factory,
          taken.take(taken.has(factory) ? `${one.unit.method}${capital(factory)}` : factory),
        ]),
      ),
    ]),
  );
}

/** Whether the method need not return anything, as far as its annotation goes. */
function mayEnd({ node: { type } }: Unit): boolean {
  return type === undefined || /^(?:void|Promise<void>)$/.test(type.getText());
}

function importLines(
  { flow, base }: Migrated,
  factories: ReadonlyMap<string, string>,
  extension: string,
  quote: string,
): readonly string[] {
  const from = (suffix: string): string => `${quote}./${base}.${suffix}${extension}${quote}`;
  const { names, results, attempts, raise } = flow;
  return [
    ...(attempts === undefined ? [] : [`import { ${guardsOf(flow)} } from ${from('attempt')};`]),
    ...(results.length > 1 || (raise?.variants.length ?? 0) > 1
      ? [`import { ${names.resultKinds} } from ${from('kinds')};`]
      : []),
    `import { ${names.orchestrator} } from ${from('orchestrator')};`,
    ...(factories.size === 0
      ? []
      : [`import { ${[...factories].map(importText).join(', ')} } from ${from('values')};`]),
  ];
}

function guardsOf(flow: Flow): string {
  return (flow.attempts?.guards ?? []).map(({ name }) => `${name} as ${guardNameOf(flow, name)}`).join(', ');
}

function importText([name, local]: readonly [string, string]): string {
  return name === local ? name : `${name} as ${local}`;
}

/** Adds import lines below the imports of a file. */
export function addImports(magic: MagicString, source: ts.SourceFile, lines: readonly string[], newline: string): void {
  if (lines.length === 0) return;
  const last = source.statements.findLast((statement) => ts.isImportDeclaration(statement));
  if (last !== undefined) {
    const line = source.text.indexOf('\n', last.end);
    if (line < 0) magic.append(`${newline}${lines.join(newline)}`);
    else magic.appendRight(line + 1, lines.map((text) => `${text}${newline}`).join(''));
    return;
  }
  const first = source.statements.find((statement) => !isDirective(statement));
  const at = first === undefined ? source.end : first.getStart(source, true);
  magic.appendLeft(at, `${lines.join(newline)}${newline}${newline}`);
}

function isDirective(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}

/** Imported names that only the moved code used go with it; others join the imports of their specifier. */
export function removeUnused(
  magic: MagicString,
  source: ts.SourceFile,
  newline: string,
  joining: ReadonlyMap<string, readonly string[]> = new Map(),
): void {
  const before = mentionsOf(source);
  const after = mentionsOf(ts.createSourceFile(source.fileName, magic.toString(), ts.ScriptTarget.Latest, true));
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) continue;
    const clause = statement.importClause;
    const bindings = clause.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const isGone = ({ text }: ts.Identifier): boolean => before.has(text) && !after.has(text);
    const gone = elements.filter(({ name }) => isGone(name));
    const isDefaultKept = clause.name !== undefined && !isGone(clause.name);
    const isStarKept = bindings !== undefined && ts.isNamespaceImport(bindings) && !isGone(bindings.name);
    const joined = ts.isStringLiteral(statement.moduleSpecifier)
      ? joining.get(statement.moduleSpecifier.text)
      : undefined;
    const kept = [
      ...elements.filter(({ name }) => !isGone(name)).map((element) => element.getText()),
      ...(joined !== undefined && takesNames(statement) ? joined : []),
    ];
    if (kept.length === 0 && !isDefaultKept && !isStarKept) {
      if (gone.length > 0 || elements.length === 0) removeLine(magic, source, statement, newline);
      continue;
    }
    if ((gone.length === 0 && kept.length === elements.length) || bindings === undefined) continue;
    const [first, last] = [bindings.getStart(), bindings.end];
    magic.overwrite(first, last, `{ ${kept.join(', ')} }`);
  }
}

/** Whether another name may be added to an import: it lists names, and values among them. */
export function takesNames({ importClause: clause }: ts.ImportDeclaration): boolean {
  const bindings = clause?.namedBindings;
  return clause?.phaseModifier === undefined && bindings !== undefined && ts.isNamedImports(bindings);
}

function removeLine(magic: MagicString, source: ts.SourceFile, statement: ts.Statement, newline: string): void {
  const start = statement.getStart();
  const follows = source.text.startsWith(newline, statement.end);
  magic.remove(start, statement.end + (follows ? newline.length : 0));
}

function mentionsOf(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && !isMember(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** `name` in `x.name`. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.name === node;
}

/** The white space at the beginning of the line of a position. */
export function indentOf(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** The quotes that a file writes around specifiers. */
export function quoteOf(text: string): string {
  return /from\s+"/.test(text) && !/from\s+'/.test(text) ? '"' : "'";
}
