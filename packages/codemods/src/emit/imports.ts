import { findLayer, layerPermissions, type Layer } from '@tacet/vocabulary';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { ts } from 'ts-morph';
import type { FileScope } from '../analysis/file-scope.ts';

/** The imports of one new file, collected while it is written. */
export interface Imports {
  /** Rewrites `import("…").Name` in a type, and remembers every name of the type. */
  type(text: string): string;
  value(name: string): void;
  own(suffix: string, name: string, isType: boolean): void;
  text(): string;
}

/** What new files of a unit must know about their surroundings. */
export interface Surroundings {
  readonly folder: string;
  readonly serviceFile: string;
  readonly fileScope: FileScope;
  /** `process-payment` in `process-payment.kinds.ts`. */
  readonly base: string;
  /** `.js`, `.ts` or nothing, as the project writes relative imports. */
  readonly extension: string;
  /** Whether the project forbids parameter properties and whatever else cannot be erased. */
  readonly isErasable: boolean;
  /** Whether plain ids become branded types at the boundary. */
  readonly hasValueObjects: boolean;
  /** Locals of the service file that new files need as types. */
  readonly exposed: Set<string>;
  /** What is passed on by the file of borrowed names, by specifier. */
  readonly borrowed: Map<string, Map<string, boolean>>;
  /** The type parameters of the service: no new file knows them. */
  readonly typeParameters: ReadonlySet<string>;
  readonly fail: (name: string) => never;
}

interface Entry {
  readonly specifier: string;
  readonly imported: string;
  readonly isType: boolean;
}

/** Creates the imports of a new file of a layer; names that the unit's own files declare are never the service's. */
export function createImports(layer: Layer, around: Surroundings, owned: ReadonlySet<string>): Imports {
  const entries = new Map<string, Entry>();

  function add(local: string, entry: Entry): void {
    const known = entries.get(local);
    entries.set(local, known === undefined ? entry : { ...known, isType: known.isType && entry.isType });
  }

  function name(local: string, isType: boolean): void {
    if (around.typeParameters.has(local)) around.fail(local);
    if (isType && owned.has(local)) return;
    const entry = around.fileScope.get(local);
    if (entry === undefined) return;
    if (entry.kind === 'local') {
      if (entry.shape !== 'type' && !entry.isExported) around.fail(local);
      if (!entry.isExported) around.exposed.add(local);
      add(local, { specifier: own(around.serviceFile), imported: local, isType });
      return;
    }
    route(local, { specifier: entry.specifier, imported: entry.imported, isType: isType || entry.isTypeOnly });
  }

  /** A domain file takes what its layer may not import from the file of borrowed names. */
  function route(local: string, entry: Entry): void {
    if (mayImport(layer, entry.specifier)) {
      add(local, entry);
      return;
    }
    const names = around.borrowed.get(entry.specifier) ?? new Map<string, boolean>();
    const key = `${entry.imported} ${local}`;
    names.set(key, (names.get(key) ?? true) && entry.isType);
    around.borrowed.set(entry.specifier, names);
    add(local, { specifier: own(`${around.base}.borrowed`), imported: local, isType: entry.isType });
  }

  const own = (stem: string): string => `./${stem}${around.extension}`;

  function type(text: string): string {
    const plain = text.replace(
      /import\((["'])(.+?)\1\)\.([A-Za-z_$][\w$]*)/g,
      (_, __, target: string, wanted: string) => {
        const known = around.fileScope.get(wanted);
        const local = wanted === 'default' ? 'Default' : owned.has(wanted) ? `${wanted}Type` : wanted;
        if (known === undefined || known.kind === 'local') {
          route(local, { specifier: specifierOf(around, target), imported: wanted, isType: true });
        }
        return local;
      },
    );
    for (const mentioned of namesOfType(plain)) if (!entries.has(mentioned)) name(mentioned, true);
    return plain;
  }

  return {
    type,
    value: (local) => {
      name(local, false);
    },
    own: (suffix, local, isType) => {
      add(local, { specifier: own(`${around.base}.${suffix}`), imported: local, isType });
    },
    text: () => importsText(entries),
  };
}

function mayImport(layer: Layer, specifier: string): boolean {
  if (layer === 'driver') return findLayer(specifier) !== 'adapter';
  if (!specifier.startsWith('.')) return isAlias(specifier) || specifier === 'zod';
  const target = findLayer(specifier);
  return target === undefined || (layerPermissions[layer][target] !== 'nothing' && target !== 'ports');
}

function isAlias(specifier: string): boolean {
  return specifier.startsWith('@/') || specifier.startsWith('~/') || specifier.startsWith('#');
}

/** The specifier of a file that the checker names by its path. */
function specifierOf({ folder, extension }: Surroundings, target: string): string {
  const inPackages = target.lastIndexOf('/node_modules/');
  if (inPackages >= 0) {
    const [first = '', second = ''] = target.slice(inPackages + '/node_modules/'.length).split('/');
    const packageName = first.startsWith('@') ? `${first}/${second}` : first;
    return packageName.replace(/^@types\//, '');
  }
  if (!path.isAbsolute(target)) return target;
  const relative = path.relative(folder, target).split(path.sep).join('/');
  return `${relative.startsWith('.') ? relative : `./${relative}`}${extension}`;
}

/** Every name that a type mentions, type parameters of its own excepted. */
export function namesOfType(text: string): ReadonlySet<string> {
  const source = ts.createSourceFile('type.ts', `type T = ${text};`, ts.ScriptTarget.Latest, true);
  const names = new Set<string>();
  const bound = new Set<string>(['T']);
  const visit = (node: ts.Node): void => {
    if (ts.isTypeParameterDeclaration(node)) bound.add(node.name.text);
    if (ts.isTypeReferenceNode(node)) names.add(rootName(node.typeName));
    if (ts.isTypeQueryNode(node)) names.add(rootName(node.exprName));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return new Set([...names].filter((name) => !bound.has(name)));
}

function rootName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : rootName(name.left);
}

function importsText(entries: ReadonlyMap<string, Entry>): string {
  const bySpecifier = new Map<string, (readonly [string, Entry])[]>();
  for (const [local, entry] of entries) {
    bySpecifier.set(entry.specifier, [...(bySpecifier.get(entry.specifier) ?? []), [local, entry]]);
  }
  const lines = [...bySpecifier]
    .sort(([a], [b]) => order(a, b))
    .flatMap(([specifier, names]) => linesOf(specifier, names));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}

function linesOf(specifier: string, names: readonly (readonly [string, Entry])[]): readonly string[] {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const special = sorted.filter(([, { imported }]) => imported === 'default' || imported === '*');
  const named = sorted.filter(([, { imported }]) => imported !== 'default' && imported !== '*');
  const lines = special.map(([local, { imported, isType }]) => {
    const word = isType ? 'import type' : 'import';
    return `${word} ${imported === '*' ? `* as ${local}` : local} from '${specifier}';`;
  });
  if (named.length === 0) return lines;
  const isAllTypes = named.every(([, { isType }]) => isType);
  const written = named.map(([local, { imported, isType }]) => {
    const word = isType && !isAllTypes ? 'type ' : '';
    return `${word}${imported === local ? local : `${imported} as ${local}`}`;
  });
  return [...lines, `import ${isAllTypes ? 'type ' : ''}{ ${written.join(', ')} } from '${specifier}';`];
}

function order(a: string, b: string): number {
  const rank = (specifier: string): number => (isBuiltin(specifier) ? 0 : specifier.startsWith('.') ? 2 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
