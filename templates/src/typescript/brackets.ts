/** A pair of brackets in a line, and what stands between them, cut at its commas. */
export interface BracketPair {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly items: readonly string[];
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** The outermost pairs of a line, from left to right; brackets that a line only opens or closes are no pair. */
export function findPairs(text: string): readonly BracketPair[] {
  const open: { readonly bracket: string; readonly start: number; readonly cuts: number[] }[] = [];
  let pairs: readonly BracketPair[] = [];
  for (let index = 0; index < text.length; index = skipLiteral(text, index) + 1) {
    const character = text[index] ?? '';
    const last = open.at(-1);
    if (isOpening(text, index)) open.push({ bracket: character, start: index, cuts: [] });
    else if (last !== undefined && character === ',') last.cuts.push(index);
    else if (last !== undefined && character === closings[last.bracket] && text[index - 1] !== '=') {
      open.pop();
      pairs = [...pairs.filter(({ start }) => start < last.start), toPair(text, last, index)];
    }
  }
  return pairs;
}

/** The places at which a separator stands outside of all brackets and literals. */
export function findOutside(text: string, separator: string): readonly number[] {
  const pairs = findPairs(text);
  const places: number[] = [];
  for (let index = 0; index < text.length; index = skipLiteral(text, index) + 1) {
    const isInside = pairs.some(({ start, end }) => start < index && index < end);
    if (!isInside && text.startsWith(separator, index)) places.push(index);
  }
  return places;
}

function isOpening(text: string, index: number): boolean {
  const character = text[index] ?? '';
  if (character === '<') return /[\w$]/.test(text[index - 1] ?? '');
  return character in closings;
}

function toPair(
  text: string,
  { bracket, start, cuts }: { readonly bracket: string; readonly start: number; readonly cuts: readonly number[] },
  end: number,
): BracketPair {
  const bounds = [start, ...cuts, end];
  const items = bounds.slice(1).map((bound, index) => text.slice((bounds[index] ?? 0) + 1, bound).trim());
  return { start, end, open: bracket, items: items.filter((item) => item !== '') };
}

/** The end of the literal that begins here: text in quotes, or a regular expression; else the place itself. */
function skipLiteral(text: string, index: number): number {
  const literal =
    /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![/*])(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/u)/.exec(
      text.slice(index),
    );
  return literal === null ? index : index + literal[0].length - 1;
}
