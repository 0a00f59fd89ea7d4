import { posix } from 'node:path';
import type { LoadedSpec } from './load.ts';
import { quote } from './near.ts';
import { textOf } from './resolve/section.ts';
import { findEntry } from './source/tree.ts';

/** Reports contexts whose files would overwrite one another: same folder, same name, capitals aside. */
export function findDuplicateContexts(specs: readonly LoadedSpec[]): void {
  const owners = new Map<string, string>();
  for (const { path, root, collector } of [...specs].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const node = findEntry(root, 'context')?.value;
    const name = textOf(node);
    if (node === undefined || name === undefined) continue;
    const stem = posix.join(posix.dirname(path), name).toLowerCase();
    const owner = owners.get(stem);
    if (owner === undefined) owners.set(stem, path);
    else
      collector.report(
        'duplicate-context',
        node,
        `${quote(owner)} is the context ${quote(name)} already, in the same folder.`,
        'Rename one of the two.',
      );
  }
}
