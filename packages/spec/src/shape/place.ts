import type { Place, SpecNode } from '../source/tree.ts';

/** The node that a path of keys and indexes leads to, or the deepest one on the way. */
export interface FoundPlace {
  readonly node: SpecNode;
  /** The key under which the node stands, if it stands under one. */
  readonly keyPlace?: Place;
  /** Whether the last part of the path is a key that is not there. */
  readonly isMissing: boolean;
}

/** Follows a path from the root of a spec. */
export function findPlace(root: SpecNode, path: readonly PropertyKey[]): FoundPlace {
  let found: FoundPlace = { node: root, isMissing: false };
  for (const part of path) {
    const { node }: FoundPlace = found;
    if (node.kind === 'map') {
      const entry = node.entries.find(({ key }) => key === part);
      if (entry === undefined) return { ...found, isMissing: true };
      found = { node: entry.value, keyPlace: entry.keyPlace, isMissing: false };
    } else {
      const item = node.kind === 'list' ? node.items[Number(part)] : undefined;
      if (item === undefined) return found;
      found = { node: item, isMissing: false };
    }
  }
  return found;
}
