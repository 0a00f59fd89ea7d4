import MagicString from 'magic-string';
import { ts } from 'ts-morph';
import { addImports, indentOf, quoteOf, removeUnused, takesNames } from '../emit/service-edit.ts';
import { readFileScope } from '../analysis/file-scope.ts';
import type { SourceModel } from '../ports/source-model.ts';
import { createAllocator, type Allocator } from '../stage/naming.ts';
import { accessorText, hasAccessor } from './accessor.ts';
import type { Facade } from './facade.ts';
import type { Finishing, Move } from './finish-unit.ts';
import type { Wanted } from './names.ts';
import { writeCallSite } from './write-call-site.ts';

interface FileEdit {
  readonly source: ts.SourceFile;
  readonly magic: MagicString;
  /** The names of each function that calls move in. */
  readonly names: Map<ts.Node, Allocator>;
  readonly wanted: Wanted[];
}

/** The texts of all files that change when callers move and façades go, by file name. */
export function editFiles(model: SourceModel, finishings: readonly Finishing[]): ReadonlyMap<string, string> {
  const edits = new Map<string, FileEdit>();
  const editOf = (source: ts.SourceFile): FileEdit => {
    const known = edits.get(source.fileName) ?? openEdit(source);
    edits.set(source.fileName, known);
    return known;
  };
  for (const { facade, moves, accessor, report } of finishings) {
    if (facade === undefined || moves.length === 0) continue;
    for (const move of moves) moveCall(editOf(move.site.call.getSourceFile()), move, facade, accessor);
    editService(editOf(facade.unit.node.getSourceFile()), facade, accessor, report.status === 'finished');
  }
  return new Map([...edits].map(([file, edit]) => [file, textOf(edit)]));
}

function openEdit(source: ts.SourceFile): FileEdit {
  return { source, magic: new MagicString(source.text), names: new Map(), wanted: [] };
}

function moveCall(
  { source, magic, names, wanted }: FileEdit,
  { site, handlers, expected, args, wanted: own }: Move,
  facade: Facade,
  accessor: string,
): void {
  const replaced = handlers?.statement ?? site.statement;
  const newline = newlineOf(source.text);
  const owner = ts.findAncestor(site.call, ts.isFunctionLike) ?? source;
  const free = names.get(owner) ?? createAllocator([...namesIn(owner), ...readFileScope(source).keys()]);
  names.set(owner, free);
  const { start, end, text } = writeCallSite({
    site,
    facade,
    handlers,
    expected,
    args,
    accessor,
    names: free,
    indent: indentOf(source.text, replaced.getStart()),
    step: stepOf(source.text),
    newline,
  });
  magic.overwrite(start, end, text);
  wanted.push(...own);
}

/** The façade goes, or stays beside the accessor for callers that could not move. */
function editService({ source, magic }: FileEdit, facade: Facade, accessor: string, isFinished: boolean): void {
  const { text } = source;
  const node = declarationOf(facade);
  const indent = indentOf(text, node.getStart());
  const written = accessorText(facade, accessor, indent, stepOf(text)).replace(/\n/g, newlineOf(text));
  const isThere = hasAccessor(facade, accessor);
  if (isFinished && isThere) magic.remove(node.getFullStart(), node.end);
  else if (isFinished) magic.overwrite(node.getStart(), node.end, written);
  else if (!isThere) magic.appendLeft(node.end, `${newlineOf(text)}${newlineOf(text)}${indent}${written}`);
}

function declarationOf({ unit: { node } }: Facade): ts.Node {
  return ts.findAncestor(node, ts.isVariableStatement) ?? node;
}

function textOf({ source, magic, wanted }: FileEdit): string {
  const newline = newlineOf(source.text);
  const bySpecifier = new Map<string, Map<string, Wanted>>();
  for (const name of wanted) {
    const names = bySpecifier.get(name.specifier) ?? new Map<string, Wanted>();
    bySpecifier.set(name.specifier, names.set(name.local, name));
  }
  const joining = new Map<string, readonly string[]>();
  const lines: string[] = [];
  for (const [specifier, names] of [...bySpecifier].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const named = [...names.values()].filter(isNamed);
    const joins = source.statements.some((statement) => isOpenImport(statement, specifier));
    if (joins) joining.set(specifier, named.map(elementText));
    const others = [...names.values()].filter((name) => !joins || !isNamed(name));
    lines.push(...linesOf(specifier, others, quoteOf(source.text)));
  }
  addImports(magic, source, lines, newline);
  removeUnused(magic, source, newline, joining);
  return magic.toString();
}

function isOpenImport(statement: ts.Statement, specifier: string): boolean {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
  return statement.moduleSpecifier.text === specifier && takesNames(statement);
}

function isNamed({ imported }: Wanted): boolean {
  return imported !== 'default' && imported !== '*';
}

function elementText({ local, imported }: Wanted): string {
  return local === imported ? local : `${imported} as ${local}`;
}

function linesOf(specifier: string, names: readonly Wanted[], quote: string): readonly string[] {
  const from = `from ${quote}${specifier}${quote};`;
  const whole = names.filter((name) => !isNamed(name));
  const named = names.filter(isNamed).map(elementText).sort();
  return [
    ...whole.map(({ local, imported }) => `import ${imported === '*' ? `* as ${local}` : local} ${from}`),
    ...(named.length === 0 ? [] : [`import { ${named.join(', ')} } ${from}`]),
  ];
}

function namesIn(root: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** What one level of indentation is in a file. */
function stepOf(text: string): string {
  const [, first = '  '] = /^([ \t]+)\S/m.exec(text) ?? [];
  return first.startsWith('\t') ? '\t' : first.length >= 4 ? '    ' : '  ';
}
