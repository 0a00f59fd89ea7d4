import { pureBuilders, runningMethods } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { skipParentheses } from './syntax.ts';

/** Whether what is called, constructed or put before a template is a function of a package that only builds a value. */
export function isBuilder(oracle: TypeOracle, callee: ts.Expression): boolean {
  const path = pathOf(callee);
  if (path === undefined) return false;
  const origin = originOf(oracle, path.root);
  if (origin === undefined) return false;
  const [, packageName = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(origin.specifier) ?? [];
  const known = Object.hasOwn(pureBuilders, packageName) ? (pureBuilders[packageName] ?? []) : [];
  if (known.length === 0 || path.members.some((member) => runningMethods.has(member))) return false;
  const isWhole = origin.imported === '*' || origin.imported === 'default';
  const names = [...(isWhole ? [] : [origin.imported]), ...path.members];
  const written = names.length === 0 ? rest || 'default' : names.join('.');
  return known.some((each) => each === '*' || each === written || (path.hasCalls && written.startsWith(`${each}.`)));
}

interface CalledPath {
  readonly root: ts.Identifier;
  readonly members: readonly string[];
  /** Whether a call is made on the way: `sql.raw(x).as` of `sql.raw(x).as('y')`. */
  readonly hasCalls: boolean;
}

/** `z.string().min` → `z`, `string`, `min`; `undefined` when the root is no name. */
function pathOf(written: ts.Expression): CalledPath | undefined {
  const node = skipParentheses(written);
  if (ts.isIdentifier(node)) return { root: node, members: [], hasCalls: false };
  if (ts.isCallExpression(node)) return called(pathOf(node.expression));
  if (ts.isTaggedTemplateExpression(node)) return called(pathOf(node.tag));
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const owner = pathOf(node.expression);
  return owner === undefined ? undefined : { ...owner, members: [...owner.members, node.name.text] };
}

function called(path: CalledPath | undefined): CalledPath | undefined {
  return path === undefined ? undefined : { ...path, hasCalls: true };
}

interface Origin {
  readonly specifier: string;
  readonly imported: string;
}

/** The import that a name comes from. */
function originOf(oracle: TypeOracle, name: ts.Identifier): Origin | undefined {
  const declaration = oracle.symbolAt(name)?.declarations?.[0];
  if (declaration === undefined) return undefined;
  const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
  if (statement === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const specifier = statement.moduleSpecifier.text;
  if (ts.isNamespaceImport(declaration)) return { specifier, imported: '*' };
  if (ts.isImportClause(declaration)) return { specifier, imported: 'default' };
  if (!ts.isImportSpecifier(declaration)) return undefined;
  return { specifier, imported: (declaration.propertyName ?? declaration.name).text };
}
