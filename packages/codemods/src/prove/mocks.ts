import type { ImportedName } from '../analysis/file-scope.ts';
import type { Uses } from './paths.ts';
import type { Reached } from './reach.ts';

/** The lines that put recorded fakes in the place of imported names through which the code reaches the world. */
export function mockLines({ imports, called, computed }: Uses, { scope }: Reached, kit: string): string {
  const bySpecifier = new Map<string, [string, ImportedName][]>();
  for (const name of imports.keys()) {
    const entry = scope.get(name);
    if (entry?.kind !== 'import') continue;
    bySpecifier.set(entry.specifier, [...(bySpecifier.get(entry.specifier) ?? []), [name, entry]]);
  }
  return [...bySpecifier]
    .map(([specifier, entries]) => mockText(specifier, entries.flatMap(membersOf), kit, isWhole(specifier)))
    .join('');

  function membersOf([name, { imported }]: readonly [string, ImportedName]): readonly string[] {
    if (imported !== '*') return [`${imported}: imported('${name}')`];
    const effects = [...called].filter((path) => path.startsWith(`${name}.`) && !computed.has(path));
    const members = new Set(effects.map((path) => path.slice(name.length + 1).split(/[.(]/)[0] ?? ''));
    return [...members].map((member) => `${member}: imported('${name}.${member}')`);
  }

  /** Whether nothing but fakes is used of a module of the project: then its own code need not run. */
  function isWhole(specifier: string): boolean {
    if (!specifier.startsWith('.')) return false;
    return [...scope].every(
      ([name, entry]) =>
        entry.kind !== 'import' || entry.specifier !== specifier || entry.isTypeOnly || imports.has(name),
    );
  }
}

function mockText(specifier: string, members: readonly string[], kit: string, isWhole: boolean): string {
  const real = isWhole ? '' : '...(await original(load)), ';
  return `
vi.mock('${specifier}', async (${isWhole ? '' : 'load: () => Promise<object>'}) => {
  const { imported${isWhole ? '' : ', original'} } = await import('${kit}');
  return { ${real}${[...new Set(members)].join(', ')} };
});
`;
}
