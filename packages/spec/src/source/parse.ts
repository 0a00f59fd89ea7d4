import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, type CST, type Document, type Node } from 'yaml';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import type { MapEntry, Place, SpecNode } from './tree.ts';

/** How deep lists and mappings may lie in one another. */
export const maximalDepth = 100;

/** Reads YAML (JSON is YAML); reports what cannot be read. `undefined` when nothing could be read at all. */
export function parse(text: string, report: Report): SpecNode | undefined {
  const document = compose(text, report);
  if (document === undefined) return undefined;
  const [error] = document.errors;
  if (error !== undefined) {
    const [start, end] = error.pos;
    report('yaml-syntax', { start, end }, describeSyntaxError(error.message));
    return undefined;
  }
  if (document.contents === null) return { kind: 'scalar', value: null, source: '', start: 0, end: 0 };
  return readNode(document.contents, { report, aliased: new Set(), depth: 1 });
}

function compose(text: string, report: Report): Document.Parsed | undefined {
  const parser = new Parser();
  const composer = new Composer({ prettyErrors: false, stringKeys: true, uniqueKeys: false, logLevel: 'silent' });
  const documents: Document.Parsed[] = [];
  const take = (token: CST.Token): boolean => {
    if (token.type === 'directive') {
      report('yaml-syntax', placeOf(token), 'Directives are not read.', 'Remove this line.');
      return false;
    }
    documents.push(...composer.next(token));
    return true;
  };
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) if (!take(token)) return undefined;
    if (parser.stack.length > maximalDepth + 3) {
      reportDepth({ start: parser.offset, end: parser.offset }, report);
      return undefined;
    }
  }
  for (const token of parser.end()) if (!take(token)) return undefined;
  documents.push(...composer.end(true, text.length));
  const [first, second] = documents;
  if (first?.errors.length === 0 && second !== undefined) {
    const start = second.range[0];
    report(
      'multiple-documents',
      { start, end: start },
      'A spec is one YAML document; here a second one begins.',
      'Give each context a file of its own.',
    );
    return undefined;
  }
  return first;
}

function placeOf(token: { readonly offset: number; readonly source: string }): Place {
  return { start: token.offset, end: token.offset + token.source.length };
}

function describeSyntaxError(message: string): string {
  const [firstLine = ''] = message.split('\n');
  return firstLine.length > 200 ? `${firstLine.slice(0, 197)}...` : firstLine;
}

function reportDepth(place: Place, report: Report): void {
  report('too-deep', place, `Nothing lies deeper than ${maximalDepth.toString()} levels in a spec.`);
}

interface Reading {
  readonly report: Report;
  readonly aliased: Set<string>;
  readonly depth: number;
}

function readNode(node: Node, reading: Reading): SpecNode {
  const place = { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
  const broken = { kind: 'broken', ...place } as const;
  if (isAlias(node)) {
    if (!reading.aliased.has(node.source)) {
      reading.report(
        'alias',
        place,
        `Aliases such as ${quote(`*${node.source}`)} are not read.`,
        'Write the value out.',
      );
    }
    reading.aliased.add(node.source);
    return broken;
  }
  if (reading.depth > maximalDepth) {
    reportDepth(place, reading.report);
    return broken;
  }
  if (node.tag !== undefined && node.tag !== '') {
    reading.report('tag', place, `Tags such as ${quote(node.tag)} are not read.`, 'Remove the tag.');
    return broken;
  }
  const inner = { ...reading, depth: reading.depth + 1 };
  if (isMap<Node, Node | null>(node)) return { kind: 'map', ...place, entries: readEntries(node.items, inner) };
  if (isSeq<Node>(node)) return { kind: 'list', ...place, items: node.items.map((item) => readNode(item, inner)) };
  if (!isScalar(node)) return broken;
  const { value } = node;
  const source = node.source ?? '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return { kind: 'scalar', value: value === 0 ? 0 : value, source, ...place };
  }
  return broken;
}

function readEntries(
  items: readonly { readonly key: Node; readonly value: Node | null }[],
  reading: Reading,
): readonly MapEntry[] {
  const { report } = reading;
  const entries = new Map<string, MapEntry>();
  for (const { key, value } of items) {
    const keyPlace = { start: key.range?.[0] ?? 0, end: key.range?.[1] ?? 0 };
    if (isAlias(key)) {
      readNode(key, reading);
      continue;
    }
    const name = isScalar(key) ? String(key.value) : '';
    if (name === '<<') {
      report('alias', keyPlace, 'Merge keys are not read.', 'Write the keys out.');
      continue;
    }
    if (name === '__proto__') {
      report(
        'reserved-word',
        keyPlace,
        `${quote(name)} is a word that JavaScript keeps for itself.`,
        'Choose another name.',
      );
      continue;
    }
    if (entries.has(name)) {
      report('duplicate-key', keyPlace, `The key ${quote(name)} stands here a second time.`, 'Remove one of the two.');
      continue;
    }
    const read =
      value === null
        ? ({ kind: 'scalar', value: null, source: '', start: keyPlace.end, end: keyPlace.end } as const)
        : readNode(value, reading);
    entries.set(name, { key: name, keyPlace, value: read });
  }
  return [...entries.values()];
}
