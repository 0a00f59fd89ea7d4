/** How types are imported: within a list, in a statement of their own, or like everything else. */
export type TypeSyntax = 'inline' | 'statement' | 'plain';

/** What a version of the compiler reads; 306 is 3.6. */
export function typeSyntaxOf(version: number): TypeSyntax {
  return version >= 405 ? 'inline' : version >= 308 ? 'statement' : 'plain';
}

/** A name that a file imports or passes on. */
export interface NamedEntry {
  readonly local: string;
  /** The exported name, `default` or `*`. */
  readonly imported: string;
  readonly isType: boolean;
}

/** The statements that import names of one module. */
export function importLines(specifier: string, entries: readonly NamedEntry[], syntax: TypeSyntax): readonly string[] {
  const sorted = [...entries].sort((a, b) => (a.local < b.local ? -1 : 1));
  const isSpecial = ({ imported }: NamedEntry): boolean => imported === 'default' || imported === '*';
  const special = sorted.filter(isSpecial).map(({ local, imported, isType }) => {
    const word = isType && syntax !== 'plain' ? 'import type' : 'import';
    return `${word} ${imported === '*' ? `* as ${local}` : local} from '${specifier}';`;
  });
  const named = sorted.filter((entry) => !isSpecial(entry));
  return [...special, ...lists(named, syntax).map((list) => `import ${list} from '${specifier}';`)];
}

/** The statements that pass names of one module on. */
export function exportLines(specifier: string, entries: readonly NamedEntry[], syntax: TypeSyntax): readonly string[] {
  const sorted = [...entries].sort((a, b) => (a.local < b.local ? -1 : 1));
  const isStar = ({ imported }: NamedEntry): boolean => imported === '*';
  const stars = sorted.filter(isStar).flatMap(({ local, isType }) => {
    const word = isType && syntax !== 'plain' ? ' type' : '';
    return [`import${word} * as ${local} from '${specifier}';`, `export${word} { ${local} };`];
  });
  const named = sorted.filter((entry) => !isStar(entry));
  return [...stars, ...lists(named, syntax).map((list) => `export ${list} from '${specifier}';`)];
}

/** Names in braces: one list, or one for types and one for values. */
function lists(entries: readonly NamedEntry[], syntax: TypeSyntax): readonly string[] {
  if (entries.length === 0) return [];
  const [types, values] = [entries.filter(({ isType }) => isType), entries.filter(({ isType }) => !isType)];
  if (syntax === 'plain') return [listText(entries, '')];
  if (values.length === 0) return [`type ${listText(types, '')}`];
  if (syntax === 'inline') return [listText(entries, 'type ')];
  return [...(types.length === 0 ? [] : [`type ${listText(types, '')}`]), listText(values, '')];
}

function listText(entries: readonly NamedEntry[], word: string): string {
  const written = entries.map(({ local, imported, isType }) => {
    const prefix = isType ? word : '';
    return `${prefix}${imported === local ? local : `${imported} as ${local}`}`;
  });
  return `{ ${written.join(', ')} }`;
}
