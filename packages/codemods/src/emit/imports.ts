import { findLayer, toCamelCase, layerPermissions, type Layer } from '@tacet/vocabulary';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { ts } from 'ts-morph';
import type { FileScope } from '../analysis/file-scope.ts';
import { rootOf } from '../scan/units.ts';
import { isValue, typeOfValue } from './value-types.ts';
import { capital } from '../stage/naming.ts';
import type { TypeParameter } from './generics.ts';
import { importLines, type NamedEntry, type TypeSyntax } from './type-syntax.ts';
import { nameUntyped, withoutUnknown } from './untyped.ts';

/** The imports of one new file, collected while it is written. */
export interface Imports {
  /** Rewrites `import("…").Name` and `any` in a type, and remembers every name of the type. */
  type(text: string): string;
  /** Remembers every name of a type that stays as it is written. */
  mention(type: string): void;
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
  /** The type parameters of the method and its class. */
  readonly typeParameters: readonly TypeParameter[];
  /** Whether the service's file could write a name, of its own or of the language. */
  readonly isKnown: (name: string) => boolean;
  /** The name of what has the type `any` in the service, and whether something has. */
  readonly untyped: { readonly name: string; isUsed: boolean };
  readonly fail: (name: string) => never;
  readonly typeSyntax: TypeSyntax;
  /** The module from which the service can import what a file of a package declares. */
  readonly findExporter: (target: string, name: string) => string | undefined;
  /** What a name of another module is called in the new files. */
  readonly nameForeign: (specifier: string, imported: string) => string;
}

/** Stands for all that a module is, as the name of what is imported of it. */
export const wholeModule = '=';

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
    if (isType && around.typeParameters.some((parameter) => parameter.name === local)) return;
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
    borrow(local, entry);
  }

  function borrow(local: string, entry: Entry): void {
    const names = around.borrowed.get(entry.specifier) ?? new Map<string, boolean>();
    const key = `${entry.imported} ${local}`;
    names.set(key, (names.get(key) ?? true) && entry.isType);
    around.borrowed.set(entry.specifier, names);
    add(local, { specifier: own(`${around.base}.borrowed`), imported: local, isType: entry.isType });
  }

  const own = (stem: string): string => `./${stem}${around.extension}`;

  function type(text: string): string {
    const plain = withValueTypes(withoutWholeModules(text)).replace(
      /import\((["'])([^"']+)\1\)\.([A-Za-z_$][\w$]*)/g,
      (_, __, target: string, wanted: string) => {
        const specifier = around.findExporter(target, wanted) ?? specifierOf(around, target);
        const name = around.nameForeign(specifier, wanted);
        const local = owned.has(name) ? `${name}Type` : name;
        route(local, { specifier, imported: wanted, isType: true });
        return local;
      },
    );
    const known = withoutUnknown(plain, isKnown);
    mention(known);
    const named = nameUntyped(known, around.untyped.name);
    if (named === undefined) return known;
    around.untyped.isUsed = true;
    add(around.untyped.name, { specifier: own(`${around.base}.values`), imported: around.untyped.name, isType: true });
    return named;
  }

  /** `typeof defaults`, when only the service's file knows `defaults`: the service exports the type, not the value. */
  function withValueTypes(text: string): string {
    return text.replace(/\btypeof ([A-Za-z_$][\w$]*)(?![\w$.(])/g, (whole, local: string) => {
      const entry = around.fileScope.get(local);
      if (entry?.kind !== 'local' || entry.isExported || !isValue(entry)) return whole;
      const named = typeOfValue(local, around.fileScope);
      around.exposed.add(local);
      add(named, { specifier: own(around.serviceFile), imported: named, isType: true });
      return named;
    });
  }

  /** A module that is a class, `import("…")` and nothing behind it, gets a name in the file of borrowed names. */
  function withoutWholeModules(text: string): string {
    return text.replace(/(typeof )?import\((["'])([^"']+)\2\)(?!\.)/g, (whole, isModule, __, target: string) => {
      if (isModule !== undefined) return whole;
      const inPackages = target.lastIndexOf('/node_modules/');
      const specifier = inPackages < 0 ? specifierOf(around, target) : target.slice(inPackages + 14);
      const wanted = capital(toCamelCase(path.basename(specifier).replace(/[^A-Za-z0-9]/g, ' ')));
      const local = around.nameForeign(specifier, wanted);
      borrow(local, { specifier, imported: wholeModule, isType: true });
      return local;
    });
  }

  function isKnown(wanted: string): boolean {
    const isParameter = around.typeParameters.some((parameter) => parameter.name === wanted);
    return isParameter || entries.has(wanted) || owned.has(wanted) || around.isKnown(wanted);
  }

  function mention(written: string): void {
    for (const mentioned of namesOfType(written)) if (!entries.has(mentioned)) name(mentioned, true);
  }

  return {
    type,
    mention,
    value: (local) => {
      name(local, false);
    },
    own: (suffix, local, isType) => {
      add(local, { specifier: own(`${around.base}.${suffix}`), imported: local, isType });
    },
    text: () => importsText(entries, around.typeSyntax),
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
  const plain = text.replace(/^(?:asserts\s+)?[\w$]+\s+is\s+/, '');
  const source = ts.createSourceFile('type.ts', `type __ = ${plain};`, ts.ScriptTarget.Latest, true);
  const names = new Set<string>();
  const bound = new Set<string>(['__']);
  const visit = (node: ts.Node): void => {
    if (ts.isTypeParameterDeclaration(node)) bound.add(node.name.text);
    if (ts.isTypeReferenceNode(node)) names.add(rootName(node.typeName));
    if (ts.isTypeQueryNode(node)) names.add(rootName(node.exprName));
    if (ts.isComputedPropertyName(node)) names.add(rootOf(node.expression).getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return new Set([...names].filter((name) => !bound.has(name)));
}

function rootName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : rootName(name.left);
}

function importsText(entries: ReadonlyMap<string, Entry>, syntax: TypeSyntax): string {
  const bySpecifier = new Map<string, NamedEntry[]>();
  for (const [local, { specifier, imported, isType }] of entries) {
    bySpecifier.set(specifier, [...(bySpecifier.get(specifier) ?? []), { local, imported, isType }]);
  }
  const lines = [...bySpecifier]
    .sort(([a], [b]) => order(a, b))
    .flatMap(([specifier, names]) => importLines(specifier, names, syntax));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}

function order(a: string, b: string): number {
  const rank = (specifier: string): number => (isBuiltin(specifier) ? 0 : specifier.startsWith('.') ? 2 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
