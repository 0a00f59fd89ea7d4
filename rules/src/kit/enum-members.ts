import type { TSESTree } from '@typescript-eslint/utils';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile } from './source-file.ts';
import { is, stringValue, unwrap } from './syntax.ts';
import { nameOf } from './classes.ts';

/** A member of a smart enum: `PaymentKind.Paid` with its value. */
interface Member {
  readonly name: string;
  readonly value: string;
}

/**
 * The one enum member with a value that a file can name, `undefined` when there is none or more than one; in a type, also
 * one that is imported as a type. Only what an editor may suggest depends on it, for it may read the modules that the file
 * imports.
 */
export function findEnumMember(value: string, isType: boolean, file: SourceFile): string | undefined {
  const members = [...ownMembers(file.program), ...importedMembers(file, isType)];
  const found = members.filter((member) => member.value === value);
  const names = new Set(found.map(({ name }) => name));
  return names.size === 1 ? found[0]?.name : undefined;
}

function ownMembers(program: TSESTree.Program): readonly Member[] {
  return program.body.flatMap((statement) => {
    const declaration = is(statement, 'ExportNamedDeclaration') ? statement.declaration : statement;
    if (is(declaration, 'TSEnumDeclaration')) {
      return declaration.body.members.flatMap((member) =>
        memberOf(declaration.id.name, is(member.id, 'Identifier') ? member.id.name : undefined, member.initializer),
      );
    }
    return is(declaration, 'VariableDeclaration')
      ? declaration.declarations.flatMap((one) => membersOfObject(one))
      : [];
  });
}

/** `const PaymentKind = { Paid: 'paid' } as const` */
function membersOfObject({ id, init }: TSESTree.VariableDeclarator): readonly Member[] {
  const object = init ? unwrap(init) : undefined;
  if (!is(id, 'Identifier') || !is(init, 'TSAsExpression') || !is(object, 'ObjectExpression')) return [];
  return object.properties.flatMap((property) =>
    is(property, 'Property') ? memberOf(id.name, nameOf(property), property.value) : [],
  );
}

function memberOf(owner: string, name: string | undefined, node: TSESTree.Node | undefined): readonly Member[] {
  const value = stringValue(node);
  return name === undefined || value === undefined ? [] : [{ name: `${owner}.${name}`, value }];
}

function importedMembers({ program, filename }: SourceFile, isType: boolean): readonly Member[] {
  return program.body.flatMap((statement) => {
    if (!is(statement, 'ImportDeclaration') || !statement.source.value.startsWith('.')) return [];
    const isUsable = ({ importKind }: TSESTree.ImportDeclaration | TSESTree.ImportSpecifier): boolean =>
      isType || importKind !== 'type';
    if (!isUsable(statement) || statement.specifiers.length === 0) return [];
    const exported = readMembers(filename, statement.source.value);
    return statement.specifiers.flatMap((specifier) => {
      if (!is(specifier, 'ImportSpecifier') || !is(specifier.imported, 'Identifier') || !isUsable(specifier)) return [];
      const { name } = specifier.imported;
      const members = exported.filter((member) => member.name.startsWith(`${name}.`));
      return members.map((member) => ({ ...member, name: `${specifier.local.name}${member.name.slice(name.length)}` }));
    });
  });
}

const cache = new Map<string, { readonly changed: number; readonly members: readonly Member[] }>();

/** The enum members of a module; none when there is no such file. Read again when the file has changed. */
function readMembers(importer: string, specifier: string): readonly Member[] {
  const base = join(dirname(importer), specifier);
  const paths = [base.replace(/\.js$/, '.ts'), `${base}.ts`, join(base, 'index.ts')];
  for (const path of paths) {
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined || !path.endsWith('.ts')) continue;
    const known = cache.get(path);
    if (known?.changed === changed) return known.members;
    const members = scanMembers(readText(path));
    cache.set(path, { changed, members });
    return members;
  }
  return [];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Finds `enum X { A = 'a' }` and `const X = { A: 'a' } as const` in a text, without a parser: no linter lends us one. */
function scanMembers(text: string): readonly Member[] {
  const blocks = text.matchAll(/\b(?:enum (\w+)|const (\w+) =) ?\{([^{}]*)\}( as const)?/g);
  return [...blocks].flatMap(([, enumName, constName, body = '', suffix]) =>
    enumName === undefined && suffix === undefined
      ? []
      : [...body.matchAll(/\b(\w+)(?: =|:) ?(?:'([^'\n]*)'|"([^"\n]*)")/g)].map(([, name = '', single, double]) => ({
          name: `${enumName ?? constName ?? ''}.${name}`,
          value: single ?? double ?? '',
        })),
  );
}
