import { ts } from 'ts-morph';
import { readFileScope, type FileScope } from '../analysis/file-scope.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';

/** The code that runs when a unit runs, as far as its own file, and the classes that its class extends, hold it. */
export interface Reached {
  readonly scope: FileScope;
  /** Members of the unit's own class. */
  readonly members: ReadonlySet<ts.ClassElement>;
  /** Statements of the unit's file, its class not among them. */
  readonly statements: ReadonlySet<ts.Statement>;
  /** Everything to look at: members, statements, members of base classes. */
  readonly roots: readonly ts.Node[];
  /** Members of `this` that are read: name, and the place of one reading. */
  readonly fields: ReadonlyMap<string, ts.PropertyAccessExpression>;
}

/** Follows a unit's code through its class and its file. */
export function reach(unit: Unit, oracle: TypeOracle): Reached {
  const source = unit.node.getSourceFile();
  const scope = readFileScope(source);
  const members = new Set<ts.ClassElement>();
  const statements = new Set<ts.Statement>();
  const roots = new Set<ts.Node>();
  const fields = new Map<string, ts.PropertyAccessExpression>();

  function follow(root: ts.Node): void {
    if (roots.has(root)) return;
    roots.add(root);
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) readMember(node);
      if (ts.isPropertyAccessExpression(node) && isOwnClass(node.expression)) readStatic(node);
      if (ts.isIdentifier(node)) readName(node);
      ts.forEachChild(node, visit);
    };
    visit(root);
  }

  function readMember(access: ts.PropertyAccessExpression): void {
    const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
    const isOwn = declaration !== undefined && declaration.parent === unit.owner;
    if (isOwn && ts.isClassElement(declaration)) members.add(declaration);
    const hasCode = declaration !== undefined && 'body' in declaration && declaration.body !== undefined;
    if (hasCode) follow(declaration);
    else if (!fields.has(access.name.text)) fields.set(access.name.text, access);
  }

  function isOwnClass(node: ts.Expression): boolean {
    if (!ts.isIdentifier(node) || node.text !== unit.owner?.name?.text) return false;
    return oracle.symbolAt(node)?.valueDeclaration === unit.owner;
  }

  /** `PaymentService.round`: a static member of the class itself. */
  function readStatic({ name }: ts.PropertyAccessExpression): void {
    const declaration = oracle.symbolAt(name)?.valueDeclaration;
    if (declaration === undefined || !ts.isClassElement(declaration) || declaration.parent !== unit.owner) return;
    members.add(declaration);
    follow(declaration);
  }

  function readName(identifier: ts.Identifier): void {
    if (identifier.getSourceFile() !== source) return;
    const entry = scope.get(identifier.text);
    if (entry?.kind !== 'local' || entry.node === unit.owner || statements.has(entry.node)) return;
    statements.add(entry.node);
    if (entry.shape !== 'type') follow(entry.node);
  }

  follow(unit.node);
  if (unit.owner === undefined) {
    const own = source.statements.find((statement) => statement.pos <= unit.node.pos && unit.node.end <= statement.end);
    if (own !== undefined) statements.add(own);
  } else {
    // A function that a method makes stands in it.
    const own = unit.owner.members.find((member) => member.pos <= unit.node.pos && unit.node.end <= member.end);
    if (own !== undefined) members.add(own);
    const isDerived = unit.owner.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) === true;
    for (const member of unit.owner.members) {
      const isKept = isDerived || ts.isConstructorDeclaration(member) || ts.isPropertyDeclaration(member);
      if (!isKept && !ts.isIndexSignatureDeclaration(member)) continue;
      members.add(member);
      follow(member);
    }
    for (const clause of unit.owner.heritageClauses ?? []) {
      if (clause.token === ts.SyntaxKind.ExtendsKeyword) follow(clause);
    }
    for (const decorator of ts.getDecorators(unit.owner) ?? []) follow(decorator);
    for (const parameter of unit.owner.typeParameters ?? []) follow(parameter);
  }
  return { scope, members, statements, roots: [...roots], fields };
}
