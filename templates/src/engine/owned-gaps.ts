import { aggregateNames, factoryName, type Context, type Variant } from '@tacet/spec';
import { normalise } from './fingerprint.ts';

/** What is generated beside an owned file: name in the folder → text. */
export type Siblings = ReadonlyMap<string, string>;

/** Says, one sentence each, what an owned file lacks or names in vain since its spec changed. */
export function findOwnedGaps(context: Context, fresh: string, text: string, siblings: Siblings): readonly string[] {
  if (normalise(text) === normalise(fresh)) return [];
  const mentioned = mentionsOf(text);
  const expected = mentionsOf(fresh);
  const absent = demandsOf(context)
    .filter(({ words }) => words.some((word) => expected.has(word)) && !words.some((word) => mentioned.has(word)))
    .map(({ label }) => `${label} is missing`);
  return [...absent, ...findVainImports(text, siblings), ...findVainMembers(text, siblings)];
}

interface Demand {
  readonly label: string;
  /** Any one of these in the text answers the demand. */
  readonly words: readonly string[];
}

function demandsOf({ aggregate }: Context): readonly Demand[] {
  if (aggregate === undefined) return [];
  const { entity, intents, events, store } = aggregate;
  const { intentKind, eventKind } = aggregateNames(entity.name, store.name);
  const demandOf = (what: string, kinds: string, { name, member }: Variant): Demand => ({
    label: `${what} ${name}`,
    words: [name, factoryName(name), `${kinds}.${member}`],
  });
  return [
    ...intents.map((intent) => demandOf('intent', intentKind, intent)),
    ...events.map((event) => demandOf('event', eventKind, event)),
    ...entity.fields.map(({ name }) => ({ label: `field ${name}`, words: [name] })),
  ];
}

function mentionsOf(text: string): ReadonlySet<string> {
  return new Set([
    ...(text.match(/[A-Za-z_$][\w$]*/g) ?? []),
    ...(text.match(/[A-Za-z_$][\w$]*\.[A-Za-z_$][\w$]*/g) ?? []),
  ]);
}

function findVainImports(text: string, siblings: Siblings): readonly string[] {
  return [...text.matchAll(/\bimport\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"]\.\/([^'"]+)['"]/g)].flatMap(
    ([, names = '', specifier = '']) => {
      const file = findSibling(specifier, siblings);
      if (file === undefined) return [];
      const exported = exportsOf(siblings.get(file) ?? '');
      return importedNames(names)
        .filter((name) => !exported.has(name))
        .map((name) => `${name} is imported, and ${file} has no ${name} any more`);
    },
  );
}

function findSibling(specifier: string, siblings: Siblings): string | undefined {
  const stem = specifier.replace(/\.[cm]?[jt]s$/, '');
  return [...siblings.keys()].find((name) => name.replace(/\.ts$/, '') === stem);
}

function importedNames(list: string): readonly string[] {
  return list
    .split(',')
    .map((part) => /^\s*(?:type\s+)?([\w$]+)/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '');
}

function exportsOf(text: string): ReadonlySet<string> {
  const declared = text.matchAll(
    /^export\s+(?:declare\s+|abstract\s+|async\s+)*(?:const|function|class|type|interface)\s+([\w$]+)/gm,
  );
  const listed = text.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}/gm);
  return new Set([
    ...[...declared].map(([, name = '']) => name),
    ...[...listed].flatMap(([, names = '']) => names.split(',').map((part) => part.trim().split(/\s+/).at(-1) ?? '')),
  ]);
}

function findVainMembers(text: string, siblings: Siblings): readonly string[] {
  const enums = [...siblings]
    .filter(([name]) => name.endsWith('.kinds.ts'))
    .flatMap(([file, content]) =>
      [...content.matchAll(/^export const ([\w$]+) = \{([^}]*)\}/gm)].map(([, name = '', body = '']) => ({
        file,
        name,
        members: new Set([...body.matchAll(/([\w$]+):/g)].map(([, member = '']) => member)),
      })),
    );
  return enums.flatMap(({ file, name, members }) =>
    [...mentionsOf(text)]
      .filter((mention) => mention.startsWith(`${name}.`) && !members.has(mention.slice(name.length + 1)))
      .map((mention) => `${mention} is mentioned, and ${file} has no ${mention} any more`),
  );
}
