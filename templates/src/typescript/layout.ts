import { findOutside, findPairs, type BracketPair } from './brackets.ts';

/** The width that lines keep to, as far as names let them. */
export const lineWidth = 120;

/** Writes a chain of calls behind a beginning: on one line if it fits and is simple, else one call a line. */
export function layOutChain(beginning: string, chain: readonly string[]): string {
  const line = chain.join('.');
  const isSimple = chain.length < 4 || !chain.some((call) => /=>|\(\/.{6,}\/u\)$/.test(call));
  if (chain.length < 3 || (isSimple && beginning.length + line.length < lineWidth)) return line;
  const [root = '', ...calls] = chain;
  return [root, ...calls.map((call) => `  .${call}`)].join('\n');
}

/** Breaks the lines that are too wide, in the way of Prettier, and ends the text with one line end. */
export function layOut(text: string): string {
  if (!wideLine.test(text)) return `${text.trimEnd()}\n`;
  return `${text
    .trimEnd()
    .replace(tableTest, breakTableTest)
    .replaceAll(wideLines, (line) => breakLine(line).join('\n'))}\n`;
}

const wideLine = new RegExp(`^.{${lineWidth + 1}}`, 'm');
const wideLines = new RegExp(`^.{${lineWidth + 1},}$`, 'gm');

/** A test over a table on one line: its table, title, callback and body. */
const tableTest = /^ {2}(it\.each\(\[.*\]\)\()('.*?'), ((?:async )?\(.*\) => \{)\n((?: {4}.*\n)*) {2}\}\);$/gm;

/** Gives the arguments of a test over a table a line each when they do not fit on one. */
function breakTableTest(test: string, head: string, title: string, callback: string, body: string): string {
  if (test.indexOf('\n') <= lineWidth || head.length + 2 > lineWidth) return test;
  return [`  ${head}`, `    ${title},`, `    ${callback}`, body.replace(/^/gm, '  ').trimEnd(), '    },', '  );'].join(
    '\n',
  );
}

function breakLine(line: string): readonly string[] {
  if (line.length <= lineWidth || /^ *(?:\/\/|\/\*|\*)/.test(line)) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const broken = findBreak(line.trimStart(), lineWidth - indent.length);
  return broken === undefined ? [line] : broken.flatMap((part) => breakLine(indent + part));
}

/** One statement as several lines; `undefined` when there is no good place to break it. */
function findBreak(text: string, width: number): readonly string[] | undefined {
  return (
    breakUnion(text, width) ??
    breakHeritage(text) ??
    breakEarlyReturn(text) ??
    breakTest(text) ??
    breakChoice(text) ??
    breakAssignment(text, width) ??
    breakBrackets(text, width)
  );
}

function breakUnion(text: string, width: number): readonly string[] | undefined {
  const declaration = /^((?:export type \w+ =)|(?:readonly \w+\??:)) (.*);$/.exec(text);
  const [, head = '', union = ''] = declaration ?? [];
  const cuts = findOutside(union, ' | ');
  if (declaration === null || cuts.length === 0) return undefined;
  if (union.length + 3 <= width && head.startsWith('export')) return [head, `  ${union};`];
  const members = [-3, ...cuts].map((cut, index) => union.slice(cut + 3, cuts[index]));
  return [head, ...members.map((member, index) => `  | ${member}${index === members.length - 1 ? ';' : ''}`)];
}

function breakHeritage(text: string): readonly string[] | undefined {
  const [, head, parent, ports] = /^(export class .*?)( extends .*?)( implements .*) \{$/.exec(text) ?? [];
  return head === undefined ? undefined : [head, ` ${parent ?? ''}`, ` ${ports ?? ''}`, '{'];
}

/** Puts what an `if` without braces does on a line of its own. */
function breakEarlyReturn(text: string): readonly string[] | undefined {
  const [, head, statement] = /^(if \(.*?\)) (return .*;)$/.exec(text) ?? [];
  return head === undefined || statement === undefined ? undefined : [head, `  ${statement}`];
}

/** Breaks the condition of an `if`, one part a line. */
function breakTest(text: string): readonly string[] | undefined {
  const [, test] = /^if \((.*)\) \{$/.exec(text) ?? [];
  if (test === undefined) return undefined;
  const cuts = findOutside(test, ' && ');
  const parts = [-4, ...cuts].map((cut, index) => test.slice(cut + 4, cuts[index]));
  return ['if (', ...parts.map((part, index) => `  ${part}${index === parts.length - 1 ? '' : ' &&'}`), ') {'];
}

/** Breaks a conditional expression into its test and its two ends. */
function breakChoice(text: string): readonly string[] | undefined {
  const [question] = findOutside(text, ' ? ');
  const colon = findOutside(text, ' : ').at(-1);
  if (question === undefined || colon === undefined) return undefined;
  return [text.slice(0, question), `  ${text.slice(question + 1, colon)}`, `  ${text.slice(colon + 1)}`];
}

/** Breaks the last pair of brackets that begins within the line. */
function breakBrackets(text: string, width: number): readonly string[] | undefined {
  if (/^import (?:type )?\{ [^,]* \}/.test(text)) return undefined;
  const pairs = findPairs(text).filter(
    (pair) => pair.items.length > 0 && pair.start < width && isBreakable(text, pair),
  );
  const pair = pairs.filter(({ open }) => open !== '<').at(-1) ?? pairs.at(-1);
  return pair === undefined ? undefined : breakPair(text, pair, width);
}

/** Types in angle brackets are broken only if they are more than a name, types in braces never. */
function isBreakable(text: string, { open, items, start }: BracketPair): boolean {
  if (open === '<') return items.some((item) => !/^\w+$/.test(item));
  return !(open === '[' && text[start - 1] === ']') && !items.some((item) => findOutside(item, ';').length > 0);
}

function breakPair(text: string, { start, end, open, items }: BracketPair, width: number): readonly string[] {
  const [before, after] = [text.slice(0, start + 1), text.slice(end)];
  const hugged = open === '(' ? breakLastArgument(before, items, after, width) : undefined;
  return (
    hugged ?? [
      before,
      ...items.map((item, index) => `  ${item}${open !== '<' || index < items.length - 1 ? ',' : ''}`),
      after,
    ]
  );
}

/** Breaks inside the last argument, if that is an object, a list or an arrow function, and the others are plain. */
function breakLastArgument(
  before: string,
  items: readonly string[],
  after: string,
  width: number,
): readonly string[] | undefined {
  const last = items.at(-1) ?? '';
  const others = items.slice(0, -1);
  const head = [before, ...others.map((item) => `${item}, `)].join('');
  if (others.some((item) => /[{[]|=>/.test(item)) || head.length >= width) return undefined;
  const [, parameters, body] = /^(\([^()]*\)) => ([^{].*)$/.exec(last) ?? [];
  if (parameters !== undefined && body !== undefined) return [`${head}${parameters} =>`, `  ${body},`, after];
  const pair = /^[{[]/.test(last) ? findPairs(last)[0] : undefined;
  if (pair?.end !== last.length - 1) return undefined;
  return [`${head}${pair.open}`, ...pair.items.map((item) => `  ${item},`), `${last.slice(-1)}${after}`];
}

/** Puts what is assigned on a line of its own, when not even its beginning fits behind the name. */
function breakAssignment(text: string, width: number): readonly string[] | undefined {
  const [, head, value] = /^((?:(?:export )?const \w+(?:: [^=]*)?|[\w.]+) =|\w{5,}:) (..+)$/.exec(text) ?? [];
  if (head === undefined || value === undefined) return undefined;
  const [first] = findPairs(value).filter(({ open, items }) => open !== '<' && items.length > 0);
  const beginning = head.length + 2 + (first?.start ?? value.length);
  return beginning <= width ? undefined : [head, `  ${value}`];
}
