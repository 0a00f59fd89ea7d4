import { ts } from 'ts-morph';
import { capital } from '../stage/naming.ts';
import { singular } from '../stage/verbs.ts';
import type { TypeParameter } from './generics.ts';
import type { Imports } from './imports.ts';

/** A named type for ids; a branded one is a value object, which only its factory makes. */
export interface IdType {
  readonly name: string;
  readonly type: string;
  readonly isBranded: boolean;
}

/** Names for ids and keys that the old code passes as plain strings and numbers. */
export interface IdTypes {
  readonly all: readonly IdType[];
  /** The parameters at the boundary that are branded, with their types. */
  readonly brands: ReadonlyMap<string, string>;
  /** The type of a parameter at the boundary, named when it is an id. */
  typeOf(name: string, type: string, imports: Imports): string;
  /** The type of a parameter further in: an id that was branded at the boundary stays so. */
  innerTypeOf(name: string, type: string, imports: Imports): string;
  /** A type parameter whose bound has a named type for every member that is an id. */
  bind(parameter: TypeParameter): TypeParameter;
  /** A file's text in which every member that is an id has a named type; `sources` tells what fills `Variant.field`. */
  rewrite(text: string, imports: Imports, sources?: ReadonlyMap<string, string>): string;
}

const idName = /^(?:id|key)$|(?:Id|Ids|Key|Keys)$/;
const primitives: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.BigIntKeyword,
]);

/**
 * Creates the id types of one unit; none is named like something that the service knows. With value objects, plain ids
 * that come in at the boundary are branded.
 */
export function createIdTypes(subject: string, isTaken: (name: string) => boolean, hasValueObjects: boolean): IdTypes {
  const types = new Map<string, string>();
  const brands = new Map<string, string>();
  const isBranded = (type: string): boolean => [...brands.values()].includes(type);

  function nameFor(name: string, primitive: string, owner = ''): string {
    const own = capital(/(?:Ids|Keys)$/.test(name) ? name.slice(0, -1) : name);
    const singular = own === 'Id' || own === 'Key' ? `${prefixOf(owner) || subject}${own}` : own;
    const candidates = [singular, `${singular}Value`, `${singular}${capital(primitive)}`];
    const wanted =
      candidates.find((candidate) => !isTaken(candidate) && (types.get(candidate) ?? primitive) === primitive) ??
      `${singular}${capital(primitive)}Value`;
    types.set(wanted, primitive);
    return wanted;
  }

  function typeOf(name: string, type: string, imports: Pick<Imports, 'own'>): string {
    const prefix = 'type T = ';
    const source = ts.createSourceFile('type.ts', `${prefix}${type};`, ts.ScriptTarget.Latest, true);
    const [statement] = source.statements;
    if (statement === undefined || !ts.isTypeAliasDeclaration(statement)) return type;
    const found: Primitive[] = [];
    collect(statement.type, name, '', found);
    const [only] = found;
    if (hasValueObjects && only?.node === statement.type) brands.set(name, nameFor(name, type));
    return replace(source.text, found, imports).slice(prefix.length, -1);
  }

  function bind({ name, bounds }: TypeParameter): TypeParameter {
    const [bound] = bounds.map((each) => typeOf('', each, { own: () => undefined }));
    return {
      name,
      bounds: bound === undefined ? [] : [bound],
      text: bound === undefined ? name : `${name} extends ${bound}`,
    };
  }

  function innerTypeOf(name: string, type: string, imports: Imports): string {
    const brand = brands.get(name);
    return brand !== undefined && types.get(brand) === type ? typeOf(name, type, imports) : type;
  }

  function rewrite(text: string, imports: Imports, sources: ReadonlyMap<string, string> = new Map()): string {
    const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
    const found: Primitive[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertySignature(node) && node.type !== undefined) {
        const [name, owner] = idOf(node, sources);
        collect(node.type, name, owner, found);
      } else if (ts.isParameter(node) && node.type !== undefined) collect(node.type, '', node.name.getText(), found);
      else ts.forEachChild(node, visit);
    };
    visit(source);
    return replace(text, found, imports);
  }

  function replace(text: string, found: readonly Primitive[], imports: Pick<Imports, 'own'>): string {
    return [...found]
      .sort((a, b) => b.node.pos - a.node.pos)
      .reduce((result, { node, name, owner }) => {
        const named = nameFor(name, node.getText(), owner);
        imports.own('values', named, true);
        return result.slice(0, node.getStart()) + named + result.slice(node.end);
      }, text);
  }

  return {
    get all() {
      return [...types].map(([name, type]) => ({ name, type, isBranded: isBranded(name) }));
    },
    brands,
    bind,
    typeOf,
    innerTypeOf,
    rewrite,
  };
}

interface Primitive {
  readonly node: ts.TypeNode;
  readonly name: string;
  /** The name of what it is a member of. */
  readonly owner: string;
}

/** Whose id a member is: `id`, filled with `dto.customerId`, is a `customerId`. */
function idOf(
  member: ts.PropertySignature,
  sources: ReadonlyMap<string, string>,
): readonly [name: string, owner: string] {
  const name = member.name.getText();
  const { parent } = member;
  const source = ts.isInterfaceDeclaration(parent) ? sources.get(`${parent.name.text}.${name}`) : undefined;
  const [, owner = '', last = ''] = /^(?:.*?(\w+)[?!]?\.)?(\w+)$/.exec(source ?? '') ?? [];
  return idName.test(name) && idName.test(last) ? [last, owner] : [name, ''];
}

/** `actor: { id }` is the id of an actor; names that say nothing leave it to the unit. */
function prefixOf(owner: string): string {
  const isPlain =
    /^(?:value|data|results?|args|options|details|items?|rows?|input|payload|body|params|where|response)$/;
  return isPlain.test(owner) ? '' : capital(singular(owner));
}

/** Finds the primitives of a type that stand for a whole value called `name`, or for a member with its own name. */
function collect(type: ts.TypeNode, name: string, owner: string, found: Primitive[]): void {
  if (primitives.has(type.kind)) {
    if (idName.test(name)) found.push({ node: type, name, owner });
    return;
  }
  const isList = ts.isTypeReferenceNode(type) && /^(?:Readonly)?Array$/.test(type.typeName.getText());
  const isWhole = ts.isArrayTypeNode(type) || ts.isUnionTypeNode(type) || ts.isParenthesizedTypeNode(type);
  const isTransparent = isList || isWhole || ts.isTypeOperatorNode(type);
  const outer = name === '' ? owner : name;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.type !== undefined) collect(node.type, node.name.getText(), outer, found);
    else if (ts.isTypeNode(node)) collect(node, isTransparent ? name : '', isTransparent ? owner : outer, found);
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(type, visit);
}
