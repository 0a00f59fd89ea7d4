import type { ListNode, MapEntry, MapNode, SpecNode } from '../source/tree.ts';
import { renderEntry, renderInline, renderItem, type Layout } from './render.ts';

/** One replacement in a text. */
export interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The order of sections in a spec; a new one is put where it belongs. */
const sections = [
  ...['$schema', 'tacet', 'context', 'uses', 'values', 'entity', 'events', 'intents', 'results', 'decisions', 'store'],
  ...['gateways', 'flows', 'examples'],
];

/** Puts an entry into a mapping; into the root of a spec at its place among the sections, else at the end. */
export function insertEntry(
  source: string,
  map: MapNode,
  key: string,
  value: unknown,
  isRoot: boolean,
  layout: Layout,
): Insertion {
  const last = map.entries.at(-1);
  if (source[map.start] === '{')
    return insertIntoFlow(source, map, last?.value, renderInline({ [key]: value }).slice(2, -2), layout);
  const indentation = last === undefined ? 0 : columnOf(source, map.entries[0]?.keyPlace.start ?? 0);
  const before = isRoot ? findPredecessor(map, key) : last;
  const at = before === undefined ? map.start : endOfLine(source, contentEnd(source, before));
  const blank = isRoot && hasBlankLines(source, map) ? layout.lineEnd : '';
  const text = `${blank}${layout.lineEnd}${' '.repeat(indentation)}${renderEntry(key, value, indentation, layout)}`;
  return { start: at, end: at, text };
}

/** Puts an item at the end of a list. */
export function insertItem(source: string, list: ListNode, value: unknown, layout: Layout): Insertion {
  const last = list.items.at(-1);
  if (source[list.start] === '[' || last === undefined)
    return insertIntoFlow(source, list, last, renderInline(value), layout);
  const indentation = columnOf(source, list.start);
  const at = endOfLine(source, endOf(source, last));
  return {
    start: at,
    end: at,
    text: `${layout.lineEnd}${' '.repeat(indentation)}${renderItem(value, indentation, layout)}`,
  };
}

/** Puts another value under a key. */
export function replaceValue(source: string, entry: MapEntry, value: unknown): Insertion {
  const start = source.indexOf(':', entry.keyPlace.end) + 1;
  const isEmpty = entry.value.kind === 'scalar' && entry.value.source === '' && entry.value.value === null;
  return { start, end: isEmpty ? start : endOf(source, entry.value), text: ` ${renderInline(value)}` };
}

/** Puts another item in place of one. */
export function replaceItem(source: string, item: SpecNode, value: unknown): Insertion {
  return { start: item.start, end: endOf(source, item), text: renderInline(value) };
}

function insertIntoFlow(
  source: string,
  node: MapNode | ListNode,
  last: SpecNode | undefined,
  text: string,
  { lineEnd }: Layout,
): Insertion {
  const [open, close] = node.kind === 'map' ? ['{ ', ' }'] : ['[', ']'];
  if (last === undefined) return { start: node.start, end: node.end, text: `${open}${text}${close}` };
  const at = endOf(source, last);
  const first = node.kind === 'map' ? node.entries.at(-1)?.keyPlace.start : last.start;
  const lead = source.slice(source.lastIndexOf('\n', first) + 1, first);
  const isOwnLine = source.slice(node.start, first).includes('\n') && lead.trim() === '';
  return { start: at, end: at, text: isOwnLine ? `,${lineEnd}${lead}${text}` : `, ${text}` };
}

function findPredecessor(map: MapNode, key: string): MapEntry | undefined {
  const order = sections.indexOf(key);
  return map.entries.findLast((entry) => sections.indexOf(entry.key) < order) ?? map.entries.at(-1);
}

function hasBlankLines(source: string, map: MapNode): boolean {
  return map.entries
    .slice(1)
    .some(({ keyPlace }) => /\n[ \t]*\r?\n(?:[ \t]*#.*\r?\n)*$/.test(source.slice(0, keyPlace.start).slice(-400)));
}

/** Where the last thing that is written in an entry ends. */
function contentEnd(source: string, { keyPlace, value }: MapEntry): number {
  return Math.max(keyPlace.end, endOf(source, value));
}

function endOf(source: string, node: SpecNode): number {
  const isBlock = source[node.start] !== '{' && source[node.start] !== '[';
  if (isBlock && node.kind === 'map') {
    const last = node.entries.at(-1);
    return last === undefined ? node.end : contentEnd(source, last);
  }
  if (isBlock && node.kind === 'list') {
    const last = node.items.at(-1);
    return last === undefined ? node.end : endOf(source, last);
  }
  return node.start + source.slice(node.start, node.end).trimEnd().length;
}

function endOfLine(source: string, offset: number): number {
  const feed = source.indexOf('\n', offset);
  if (feed === -1) return source.trimEnd().length < offset ? offset : source.length;
  return source[feed - 1] === '\r' ? feed - 1 : feed;
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
