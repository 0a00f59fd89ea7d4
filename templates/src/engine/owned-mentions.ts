/** What is generated beside an owned file: name in the folder → text. */
export type Siblings = ReadonlyMap<string, string>;

/** What generated files offer to the owned ones beside them; each file is looked at when it is first asked for. */
export interface Offer {
  /** The names that the file with this specifier exports; `undefined` where it is not one of the generated files. */
  readonly exportsOf: (specifier: string) => { readonly file: string; readonly names: ReadonlySet<string> } | undefined;
  readonly enums: () => readonly Enum[];
}

interface Enum {
  readonly file: string;
  readonly name: string;
  readonly members: ReadonlySet<string>;
}

/** Looks at what generated files offer. */
export function offerOf(siblings: Siblings): Offer {
  const files = new Map([...siblings.keys()].map((file) => [file.replace(/\.ts$/, ''), file]));
  const exported = new Map<string, ReadonlySet<string>>();
  const enums: Enum[] = [];
  return {
    exportsOf: (specifier) => {
      const file = files.get(specifier.replace(/\.[cm]?[jt]s$/, ''));
      if (file === undefined) return undefined;
      const names = exported.get(file) ?? findExports(siblings.get(file) ?? '');
      exported.set(file, names);
      return { file, names };
    },
    enums: () => {
      if (enums.length === 0) enums.push(...findEnums(siblings));
      return enums;
    },
  };
}

/** The words of a text, and its pairs of words with a dot between. */
export function mentionsOf(text: string): ReadonlySet<string> {
  const mentions = new Set<string>();
  const words = /[A-Za-z_$][\w$]*/g;
  let last = '';
  let end = -1;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const [word] = match;
    mentions.add(word);
    if (match.index === end + 1 && text[end] === '.') mentions.add(`${last}.${word}`);
    last = word;
    end = words.lastIndex;
  }
  return mentions;
}

/** Says, one sentence each, what a text takes from generated files, or mentions of their enums, in vain. */
export function findVainNames(text: string, mentioned: ReadonlySet<string>, offer: Offer): readonly string[] {
  return [...findVainImports(text, offer), ...findVainMembers(mentioned, offer)];
}

function findVainImports(text: string, { exportsOf }: Offer): readonly string[] {
  return [...text.matchAll(/\bimport\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"]\.\/([^'"]+)['"]/g)].flatMap(
    ([, names = '', specifier = '']) => {
      const exported = exportsOf(specifier);
      if (exported === undefined) return [];
      return importedNames(names)
        .filter((name) => !exported.names.has(name))
        .map((name) => `${name} is imported, and ${exported.file} has no ${name} any more`);
    },
  );
}

function importedNames(list: string): readonly string[] {
  return list
    .split(',')
    .map((part) => /^\s*(?:type\s+)?([\w$]+)/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '');
}

function findExports(text: string): ReadonlySet<string> {
  const declared = text.matchAll(
    /^export\s+(?:declare\s+|abstract\s+|async\s+)*(?:const|function|class|type|interface)\s+([\w$]+)/gm,
  );
  const listed = text.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}/gm);
  return new Set([
    ...[...declared].map(([, name = '']) => name),
    ...[...listed].flatMap(([, names = '']) => names.split(',').map((part) => part.trim().split(/\s+/).at(-1) ?? '')),
  ]);
}

function findVainMembers(mentioned: ReadonlySet<string>, { enums }: Offer): readonly string[] {
  return enums().flatMap(({ file, name, members }) =>
    [...mentioned]
      .filter((mention) => mention.startsWith(`${name}.`) && !members.has(mention.slice(name.length + 1)))
      .map((mention) => `${mention} is mentioned, and ${file} has no ${mention} any more`),
  );
}

function findEnums(siblings: Siblings): readonly Enum[] {
  return [...siblings]
    .filter(([name]) => name.endsWith('.kinds.ts'))
    .flatMap(([file, content]) =>
      [...content.matchAll(/^export const ([\w$]+) = \{([^}]*)\}/gm)].map(([, name = '', body = '']) => ({
        file,
        name,
        members: new Set([...body.matchAll(/([\w$]+):/g)].map(([, member = '']) => member)),
      })),
    );
}
