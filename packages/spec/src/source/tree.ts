/** A stretch of the source: offsets in UTF-16 code units, the end excluded. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A scalar; `source` is how it is written. */
export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly source: string;
}

/** A list. */
export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly SpecNode[];
}

/** A key with its value. */
export interface MapEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: SpecNode;
}

/** A map, its entries in the order of the source. */
export interface MapNode extends Place {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

/** Something that a diagnostic has been written about already; nothing more is said about it. */
export interface BrokenNode extends Place {
  readonly kind: 'broken';
}

/** What a spec's text says, without anchors, tags and comments, each node at its place. */
export type SpecNode = ScalarNode | ListNode | MapNode | BrokenNode;

/** The entry of a map under a key; `undefined` for other nodes and other keys. */
export function findEntry(node: SpecNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The entries of a map; none for other nodes. */
export function entriesOf(node: SpecNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/** The items of a list; none for other nodes. */
export function itemsOf(node: SpecNode | undefined): readonly SpecNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The node as plain data, as a schema wants it. Broken nodes become `undefined`. */
export function toData(node: SpecNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toData);
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toData(entry.value)]));
    case 'broken':
      return undefined;
  }
}
