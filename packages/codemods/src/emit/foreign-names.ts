import type { FileScope } from '../analysis/file-scope.ts';

/** Names for what a type mentions and the service does not import; two modules may export the same name. */
export function createForeignNames(scope: FileScope): (specifier: string, imported: string) => string {
  const locals = new Map<string, string>();
  return (specifier, imported) => {
    const key = `${specifier} ${imported}`;
    const wanted = imported === 'default' ? 'Default' : imported;
    const own = scope.get(wanted);
    if (own?.kind === 'import' && own.specifier === specifier && own.imported === imported) return wanted;
    const known = locals.get(key);
    if (known !== undefined) return known;
    const taken = new Set([...scope.keys(), ...locals.values()]);
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}${String(count)}`;
    locals.set(key, name);
    return name;
  };
}
