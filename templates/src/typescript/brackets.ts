/** A pair of brackets in a line, and what stands between them, cut at its commas. */
export interface BracketPair {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly items: readonly string[];
}

interface OpenBracket {
  readonly bracket: string;
  readonly start: number;
  readonly cuts: number[];
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const quotes: ReadonlySet<string | undefined> = new Set(["'", '"', '`', '/']);
const literal =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![/*])(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/u/y;

/** The outermost pairs of a line, from left to right; brackets that a line only opens or closes are no pair. */
export function findPairs(text: string): readonly BracketPair[] {
  const open: OpenBracket[] = [];
  const pairs: BracketPair[] = [];
  for (let index = 0; index < text.length; index = findLiteralEnd(text, index) + 1) {
    const character = text[index] ?? '';
    const last = open.at(-1);
    if (isOpening(text, index)) open.push({ bracket: character, start: index, cuts: [] });
    else if (last !== undefined && character === ',') last.cuts.push(index);
    else if (last !== undefined && character === closings[last.bracket] && text[index - 1] !== '=') {
      open.pop();
      while ((pairs.at(-1)?.start ?? 0) > last.start) pairs.pop();
      pairs.push(toPair(text, last, index));
    }
  }
  return pairs;
}

/** The places at which a separator stands outside of all brackets and literals. */
export function findOutside(text: string, separator: string): readonly number[] {
  if (!text.includes(separator)) return [];
  const pairs = findPairs(text);
  const places: number[] = [];
  for (let index = 0; index < text.length; index = findLiteralEnd(text, index) + 1) {
    if (!text.startsWith(separator, index)) continue;
    if (!pairs.some(({ start, end }) => start < index && index < end)) places.push(index);
  }
  return places;
}

/** The end of the literal that begins here: text in quotes, or a regular expression; else the place itself. */
function findLiteralEnd(text: string, index: number): number {
  if (!quotes.has(text[index])) return index;
  literal.lastIndex = index;
  const match = literal.exec(text);
  return match === null ? index : index + match[0].length - 1;
}

function isOpening(text: string, index: number): boolean {
  const character = text[index] ?? '';
  if (character === '<') return /[\w$]/.test(text[index - 1] ?? '');
  return character === '(' || character === '[' || character === '{';
}

function toPair(text: string, { start, cuts }: OpenBracket, end: number): BracketPair {
  const bounds = [start, ...cuts, end];
  const items = bounds.slice(1).map((bound, index) => text.slice((bounds[index] ?? 0) + 1, bound).trim());
  return { start, end, open: text[start] ?? '', items: items.filter((item) => item !== '') };
}
