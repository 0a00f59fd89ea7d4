import { foldName } from './path.ts';
import { errorAt, type Problem } from './problem.ts';
import type { Place } from './tree.ts';

/** Claims a place for a request; the problem is that another request has taken it, or a name that collides with it. */
export type Claim = (path: string, place: Place) => Problem | undefined;

/** Remembers what the requests so far would put where: one change a file, no two names that differ in case only. */
export function openClaims(): Claim {
  const targets = new Map<string, string>();
  const kinds = new Map<string, { readonly name: string; readonly kind: 'file' | 'folder' }>();
  return (path, place) => {
    const first = targets.get(place.target);
    if (first !== undefined) {
      const message = first === path ? `${path} would be changed twice.` : `${path} and ${first} are one file.`;
      return errorAt('two-changes-one-file', path, message, 'Join both changes into one.');
    }
    targets.set(place.target, path);
    if (place.isThere) return undefined;
    const names = [...place.missingFolders, place.target];
    for (const [index, name] of names.entries()) {
      const kind = index === names.length - 1 ? 'file' : 'folder';
      const other = kinds.get(foldName(name));
      kinds.set(foldName(name), { name, kind });
      if (other === undefined) continue;
      if (other.name !== name) {
        const message = `${name} differs from ${other.name} in letter case only.`;
        return errorAt('case-collision', path, message, 'On many file systems both are one file: rename one.');
      }
      if (other.kind !== kind) {
        return errorAt('not-a-directory', path, `${name} would be a file and a folder.`, 'Rename one of them.');
      }
    }
    return undefined;
  };
}
