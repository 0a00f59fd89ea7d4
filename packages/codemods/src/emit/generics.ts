import { ts } from 'ts-morph';
import type { Unit } from '../scan/units.ts';
import type { NewFile } from './files.ts';

/** A type parameter of the old method, or of its class. */
export interface TypeParameter {
  readonly name: string;
  /** `Item extends Base`; it is always said what it is, so that no default is needed. */
  readonly text: string;
  /** What it extends. */
  readonly bounds: readonly string[];
}

/** The type parameters that a unit's code may mention, outermost first. */
export function typeParametersOf({ owner, node }: Unit): readonly TypeParameter[] {
  return [...(owner?.typeParameters ?? []), ...(node.typeParameters ?? [])].map((parameter) => {
    const { constraint } = parameter;
    const bound = constraint === undefined ? '' : ` extends ${constraint.getText()}`;
    return {
      name: parameter.name.text,
      text: `${parameter.name.text}${bound}`,
      bounds: constraint === undefined ? [] : [constraint.getText()],
    };
  });
}

/** A declaration of a new file, and the names that it mentions. */
interface Declared {
  readonly name: string;
  /** Where type parameters are inserted. */
  readonly at: number;
  readonly mentions: ReadonlySet<string>;
}

/** Where a declaration is used and has to be told its type arguments. */
interface Use {
  readonly name: string;
  readonly at: number;
}

interface Read {
  readonly file: NewFile;
  readonly declared: readonly Declared[];
  readonly uses: readonly Use[];
}

/** The files in which whatever mentions a type parameter has it, too, and the parameters of each declaration. */
export interface Generic {
  readonly files: readonly NewFile[];
  readonly of: (name: string) => readonly TypeParameter[];
}

/**
 * Carries type parameters through the files of a unit. `importsOf` gives the import lines for the bounds of the parameters
 * that a file declares.
 */
export function carryTypeParameters(
  files: readonly NewFile[],
  parameters: readonly TypeParameter[],
  importsOf: (file: NewFile, bounds: readonly string[]) => string,
): Generic {
  const read = files.map(readFile);
  const needed = findNeeded(
    read.flatMap(({ declared }) => declared),
    parameters,
  );
  const names = new Set(read.flatMap(({ declared }) => declared.map(({ name }) => name)));
  const of = (name: string): readonly TypeParameter[] =>
    parameters.filter((parameter) => names.has(name) && needed.get(name)?.has(parameter.name) === true);
  const written = read.map(({ file, declared, uses }) => {
    const heads = declared.map(({ name, at }) => ({ at, text: listText(of(name).map(({ text }) => text)) }));
    const told = uses.map(({ name, at }) => ({ at, text: listText(of(name).map((parameter) => parameter.name)) }));
    const bounds = declared.flatMap(({ name }) => of(name).flatMap((parameter) => parameter.bounds));
    return { name: file.name, text: `${importsOf(file, bounds)}${insert(file.text, [...heads, ...told])}` };
  });
  return { files: written, of };
}

/** `<A, B>`, or nothing. */
export function listText(names: readonly string[]): string {
  return names.length === 0 ? '' : `<${names.join(', ')}>`;
}

function readFile(file: NewFile): Read {
  const source = ts.createSourceFile(file.name, file.text, ts.ScriptTarget.Latest, true);
  const declared: Declared[] = [];
  const uses: Use[] = [];
  for (const statement of source.statements) {
    if (!isDeclaration(statement) || statement.name === undefined) continue;
    const mentions = new Set<string>();
    const visit = (node: ts.Node): void => {
      const name = nameOfUse(node);
      if (name !== undefined) {
        mentions.add(name.text);
        uses.push({ name: name.text, at: name.end });
      }
      ts.forEachChild(node, visit);
    };
    visit(statement);
    declared.push({ name: statement.name.text, at: statement.name.end, mentions });
  }
  return { file, declared, uses };
}

function isDeclaration(node: ts.Node): node is ts.DeclarationStatement & { readonly name?: ts.Identifier } {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node)
  );
}

/** The name of a type that is mentioned, or of a function that is called, without type arguments. */
function nameOfUse(node: ts.Node): ts.Identifier | undefined {
  if (ts.isTypeReferenceNode(node) && node.typeArguments === undefined && ts.isIdentifier(node.typeName))
    return node.typeName;
  const isCall = ts.isCallExpression(node) && node.typeArguments === undefined && ts.isIdentifier(node.expression);
  return isCall && ts.isIdentifier(node.expression) ? node.expression : undefined;
}

/** The parameters that each declaration mentions, itself or by what it mentions; computed until nothing is new. */
function findNeeded(
  declared: readonly Declared[],
  parameters: readonly TypeParameter[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const needed = new Map<string, Set<string>>();
  for (const { name, mentions } of parameters.map(({ name: own, bounds }) => ({ name: own, mentions: bounds }))) {
    const others = parameters.filter((other) => mentions.some((text) => new RegExp(`\\b${other.name}\\b`).test(text)));
    needed.set(name, new Set([name, ...others.map((other) => other.name)]));
  }
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { name, mentions } of declared) {
      const own = needed.get(name) ?? new Set<string>();
      const size = own.size;
      for (const mention of mentions) for (const parameter of needed.get(mention) ?? []) own.add(parameter);
      needed.set(name, own);
      isNew ||= own.size > size;
    }
  }
  return needed;
}

function insert(text: string, parts: readonly { readonly at: number; readonly text: string }[]): string {
  return [...parts]
    .sort((a, b) => b.at - a.at)
    .reduce((result, part) => result.slice(0, part.at) + part.text + result.slice(part.at), text);
}
