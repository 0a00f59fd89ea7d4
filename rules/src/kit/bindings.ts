import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { is, keyName, memberName, unwrap } from './syntax.ts';

/** Where an imported name comes from. */
export interface ImportedName {
  readonly source: string;
  /** The exported name; `*` for a namespace. */
  readonly name: string;
}

/** What the names of a file stand for, shadowing and renaming seen through. */
export interface Bindings {
  /** The global that an expression reaches: `globalThis['Date'].now` → `Date.now`, and imported: `node:crypto.randomUUID`. */
  readonly findPath: (node: TSESTree.Node) => string | undefined;
  /** The import that an identifier refers to. */
  readonly findImport: (identifier: TSESTree.Node) => ImportedName | undefined;
  /** Where the variable is used that an identifier declares or assigns. */
  readonly usesOf: (name: TSESTree.Identifier) => readonly TSESTree.Node[];
}

type Scope = TSESLint.Scope.Scope;
type Variable = TSESLint.Scope.Variable;

const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** Whether a name is one under which the global object is known. */
export function isGlobalObject(name: string): boolean {
  return globalObjects.has(name);
}

/** What a file's names stand for; nothing is resolved before an expression asks that begins with a name. */
export function readBindings(sourceCode: Readonly<TSESLint.SourceCode>): Bindings {
  const resolved: (Resolved | undefined)[] = [];
  const resolve = (): Resolved => (resolved[0] ??= resolveNames(sourceCode));
  return {
    findPath: (node) => {
      const path = unwrap(node);
      return isNamed(path) ? pathOf(path, resolve().paths) : undefined;
    },
    findImport: (identifier) => resolve().imports.get(identifier),
    usesOf: (name) => usesOf(name, sourceCode),
  };
}

/** Whether a path begins with a name, as opposed to `this` or a call. */
function isNamed(path: TSESTree.Node): boolean {
  for (let node = path; ;) {
    if (!is(node, 'MemberExpression')) return is(node, 'Identifier');
    node = unwrap(node.object);
  }
}

interface Resolved {
  readonly imports: ReadonlyMap<TSESTree.Node, ImportedName>;
  readonly paths: ReadonlyMap<TSESTree.Node, string>;
}

/** Resolves globals and imports, and every variable that only renames one of them. */
function resolveNames(sourceCode: Readonly<TSESLint.SourceCode>): Resolved {
  const imports = new Map<TSESTree.Node, ImportedName>();
  const paths = new Map<TSESTree.Node, string>();
  const open: TSESTree.Node[] = [];
  const learn = (node: TSESTree.Node, path: string): void => {
    paths.set(node, path);
    open.push(node);
  };
  const { globalScope, scopes } = sourceCode.scopeManager ?? { globalScope: null, scopes: [] };
  if (globalScope) eachGlobal(globalScope, learn);
  for (const scope of scopes) {
    const type: string = scope.type;
    if (type === 'module') for (const variable of scope.variables) readImport(variable, imports, learn);
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const { name, path } of renamings(node, paths)) {
      for (const use of usesOf(name, sourceCode)) if (!paths.has(use)) learn(use, path);
    }
  }
  return { imports, paths };
}

/** Every use of a name that no declaration of the file binds. */
function eachGlobal(scope: Scope, learn: (node: TSESTree.Node, path: string) => void): void {
  const read = ({ identifier, isTypeReference }: TSESLint.Scope.Reference): void => {
    if (!isTypeReference && is(identifier, 'Identifier'))
      learn(identifier, globalObjects.has(identifier.name) ? '' : identifier.name);
  };
  for (const reference of scope.through) read(reference);
  for (const { defs, references } of scope.variables) if (defs.length === 0) references.forEach(read);
}

function readImport(
  variable: Variable,
  imports: Map<TSESTree.Node, ImportedName>,
  learn: (node: TSESTree.Node, path: string) => void,
): void {
  const definition = variable.defs[0];
  if (definition === undefined || !is(definition.parent, 'ImportDeclaration')) return;
  const source = definition.parent.source.value;
  const name = importedName(definition.node);
  for (const { identifier } of variable.references) {
    imports.set(identifier, { source, name });
    const path = pathOfImport(source.replace(/^node:/, ''), name);
    if (path !== undefined) learn(identifier, path);
  }
}

/** What an import of Node reaches that is no module of effects as a whole: some functions of it are. */
function pathOfImport(module: string, name: string): string | undefined {
  if (module === 'crypto') return name === '*' ? 'node:crypto' : `node:crypto.${name}`;
  if (module === 'perf_hooks') return name === '*' ? '' : name;
  return undefined;
}

function importedName(specifier: TSESTree.Node): string {
  if (!is(specifier, 'ImportSpecifier')) return '*';
  return is(specifier.imported, 'Identifier') ? specifier.imported.name : specifier.imported.value;
}

function pathOf(node: TSESTree.Node, paths: ReadonlyMap<TSESTree.Node, string>): string | undefined {
  if (is(node, 'Identifier')) return paths.get(node);
  if (!is(node, 'MemberExpression')) return undefined;
  const name = memberName(node);
  const base = name === undefined ? undefined : pathOf(unwrap(node.object), paths);
  if (base === undefined || name === undefined) return undefined;
  if (base === '') return globalObjects.has(name) ? '' : name;
  return `${base}.${name}`;
}

interface Renaming {
  readonly name: TSESTree.Identifier;
  readonly path: string;
}

/** The variables that a use of a known name is stored in: `const now = Date.now`, `const { now } = Date`. */
function renamings(use: TSESTree.Node, paths: ReadonlyMap<TSESTree.Node, string>): readonly Renaming[] {
  let value = use;
  for (let outer = continuationOf(value); outer !== undefined; outer = continuationOf(value)) value = outer;
  const path = pathOf(unwrap(value), paths);
  const declarator = value.parent;
  if (path === undefined || !is(declarator, 'VariableDeclarator') || declarator.init !== value) return [];
  const target: TSESTree.Node = declarator.id;
  if (is(target, 'Identifier')) return [{ name: target, path }];
  if (!is(target, 'ObjectPattern')) return [];
  return target.properties.flatMap((property) => {
    if (!is(property, 'Property') || !is(property.value, 'Identifier')) return [];
    const name = keyName(property.key, property.computed);
    if (name === undefined) return [];
    return [{ name: property.value, path: path === '' ? name : `${path}.${name}` }];
  });
}

/** The longer member path, or the cast, that a node is the inner part of. */
function continuationOf(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  if (!parent) return undefined;
  const isInner = (is(parent, 'MemberExpression') && parent.object === node) || unwrap(parent) === unwrap(node);
  return isInner ? parent : undefined;
}

function usesOf(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): readonly TSESTree.Node[] {
  const variable = sourceCode.getDeclaredVariables(name.parent).find(({ identifiers }) => identifiers.includes(name));
  const declared = variable ?? findVariable(name, sourceCode);
  return declared?.references.flatMap(({ identifier }) => (identifier === name ? [] : [identifier])) ?? [];
}

function findVariable(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): Variable | undefined {
  for (let scope: Scope | null = sourceCode.getScope(name); scope; scope = scope.upper) {
    const variable = scope.set.get(name.name);
    if (variable) return variable;
  }
  return undefined;
}
