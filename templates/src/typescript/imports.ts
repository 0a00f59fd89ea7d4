import { findMentions, type Mentions } from './code.ts';
import type { ExportedName } from './exports.ts';

/** Stands in a rendered file where its imports belong. */
export const importsHole = '\u0000imports\u0000';

/** Fills the hole with the imports that the text needs, and no others: sorted, type-only where only types are used. */
export function fillImports(text: string, available: readonly ExportedName[]): string {
  const mentions = findMentions(text, new Set(available.map(({ name }) => name)));
  const needed = available.flatMap((exported) => {
    const use = findUse(mentions, exported);
    return use === undefined ? [] : [{ ...exported, use }];
  });
  const modules = [...new Set(needed.map(({ from }) => from))].sort(compareModules);
  const lines = modules.map((from) =>
    toImport(
      needed.filter((name) => name.from === from),
      from,
    ),
  );
  return text.replace(`${importsHole}\n`, () => lines.map((line) => `${line}\n`).join(''));
}

type Use = 'type' | 'value';

interface NeededName extends ExportedName {
  readonly use: Use;
}

function findUse(mentions: Mentions, { name, form }: ExportedName): Use | undefined {
  const occurrences = mentions.get(name);
  if (occurrences === undefined) return undefined;
  switch (form) {
    case 'type':
      return 'type';
    case 'function':
      return occurrences.some(({ before, after }) => before !== 'function' && '(.<)'.includes(after || ' '))
        ? 'value'
        : undefined;
    case 'const':
      return occurrences.some(({ before }) => before !== 'typeof') ? 'value' : 'type';
    case 'class':
      return occurrences.some(({ before, after }) => before === 'new' || before === 'extends' || after === '.')
        ? 'value'
        : 'type';
  }
}

function toImport(names: readonly NeededName[], from: string): string {
  const isTypeOnly = names.every(({ use }) => use === 'type');
  const listed = [...names]
    .sort((left, right) => compareNames(left.name, right.name))
    .map(({ name, use }) => (use === 'type' && !isTypeOnly ? `type ${name}` : name));
  return `import ${isTypeOnly ? 'type ' : ''}{ ${listed.join(', ')} } from '${from}';`;
}

function compareModules(left: string, right: string): number {
  return rank(left) - rank(right) || compareNames(left, right);
}

/** Packages, then folders above, then files beside. */
function rank(specifier: string): number {
  if (specifier.startsWith('./')) return 2;
  return specifier.startsWith('../') ? 1 : 0;
}

function compareNames(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  if (a !== b) return a < b ? -1 : 1;
  return left < right ? -1 : 1;
}
