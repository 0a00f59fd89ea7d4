import type { ts } from 'ts-morph';
import type { Refusal } from './report.ts';
import { listUnits, type Unit } from './scan/units.ts';

/** A refusal at a node of a unit that was written anew, at the place where the original says the same. */
export function atOriginal(refusal: Refusal, node: ts.Node | undefined, original: Unit): Refusal {
  const source = original.node.getSourceFile();
  if (node === undefined || node.getSourceFile() === source) return refusal;
  const start = findPlace(node, original) ?? original.node.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  return { ...refusal, line: line + 1, column: character + 1 };
}

/** The offset at which the original says what a node says: the first line of it, as often repeated as before it. */
function findPlace(node: ts.Node, { node: unit }: Unit): number | undefined {
  const [line = ''] = node.getText().split('\n');
  const before = textBefore(node);
  // A lone brace says nothing: the word before it does.
  const [word = ''] = line.trim() === '{' ? (/\w+\s*$/.exec(before) ?? []) : [];
  const wanted = word + line;
  if (wanted.trim() === '') return undefined;
  const source = unit.getSourceFile();
  const places = positionsOf(wanted, source.text.slice(unit.getStart(source), unit.end));
  const earlier = positionsOf(wanted, before).length;
  const at = places[earlier] ?? places.at(-1);
  return at === undefined ? undefined : unit.getStart(source) + at + word.length;
}

/** What stands before a node in the method or function of its file that holds it. */
function textBefore(node: ts.Node): string {
  const source = node.getSourceFile();
  const holder =
    listUnits(source).find(({ node: unit }) => unit.pos <= node.pos && node.end <= unit.end)?.node ?? source;
  return source.text.slice(holder.getStart(source), node.getStart(source));
}

function positionsOf(wanted: string, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}
