import { blobName, printBinaryPatch } from './binary-patch.ts';
import { stateAfter, stateBefore, type FileChange, type FileState, type Plan } from './plan.ts';
import { decodeText } from './text.ts';

/** How to print a diff. */
export interface DiffOptions {
  /** Whether to colour it for a terminal. Default: false. */
  readonly colors?: boolean;
}

/** Beyond this many changed lines the search for the shortest diff takes too long to be worth it. */
const longestSearch = 2000;

/** The plan as a unified diff with git's headers, which `git apply` accepts. */
export async function unifiedDiff(plan: Plan, options: DiffOptions = {}): Promise<string> {
  const patches = await Promise.all(plan.changes.map(printChange));
  const paint = options.colors === true ? paintLines : (text: string): string => text;
  return patches.map(({ header, body }) => paint(header, () => bold) + paint(body, colorOf)).join('');
}

interface Patch {
  readonly header: string;
  readonly body: string;
}

async function printChange(change: FileChange): Promise<Patch> {
  const { target } = change;
  const before = stateBefore(change);
  const after = stateAfter(change);
  const header = `diff --git ${quote(`a/${target}`)} ${quote(`b/${target}`)}\n${printModes(before, after)}`;
  if (before?.sha256 === after?.sha256) return { header, body: '' };
  const oldText = readText(before);
  const newText = readText(after);
  if (oldText === undefined || newText === undefined) {
    const index = `index ${blobName(before?.bytes)}..${blobName(after?.bytes)}\n`;
    return { header: header + index, body: await printBinaryPatch(after?.bytes ?? new Uint8Array()) };
  }
  if (oldText === newText) return { header, body: '' };
  const oldName = before === undefined ? '/dev/null' : printName(`a/${target}`);
  const newName = after === undefined ? '/dev/null' : printName(`b/${target}`);
  return { header: `${header}--- ${oldName}\n+++ ${newName}\n`, body: await printHunks(oldText, newText) };
}

function printModes(before: FileState | undefined, after: FileState | undefined): string {
  if (before === undefined) return `new file mode ${gitMode(after)}\n`;
  if (after === undefined) return `deleted file mode ${gitMode(before)}\n`;
  const isSame = gitMode(before) === gitMode(after);
  return isSame ? '' : `old mode ${gitMode(before)}\nnew mode ${gitMode(after)}\n`;
}

/** Git knows two kinds of files only. */
function gitMode(state: FileState | undefined): string {
  return state !== undefined && (state.mode & 0o100) !== 0 ? '100755' : '100644';
}

/** The whole text, byte order mark included; undefined for a binary file. */
function readText(state: FileState | undefined): string | undefined {
  if (state === undefined) return '';
  const source = decodeText(state.bytes);
  return source && (source.hasByteOrderMark ? `\uFEFF${source.text}` : source.text);
}

async function printHunks(oldText: string, newText: string): Promise<string> {
  const { formatPatch, OMIT_HEADERS, structuredPatch } = await import('diff');
  const limits = { context: 3, maxEditLength: longestSearch };
  const patch = structuredPatch('', '', oldText, newText, undefined, undefined, limits);
  return patch === undefined ? printReplacement(oldText, newText) : formatPatch(patch, OMIT_HEADERS);
}

function printReplacement(oldText: string, newText: string): string {
  const removed = splitLines(oldText);
  const added = splitLines(newText);
  const print = (lines: readonly string[], sign: string): string =>
    lines.map((line) => sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('');
  const range = (lines: readonly string[]): string => `${lines.length === 0 ? '0' : '1'},${String(lines.length)}`;
  return `@@ -${range(removed)} +${range(added)} @@\n${print(removed, '-')}${print(added, '+')}`;
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Git ends a name that contains a blank by a tab. */
function printName(name: string): string {
  return quote(name) + (name.includes(' ') ? '\t' : '');
}

/** Git quotes names with control characters, quotation marks or backslashes as C does. */
function quote(name: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must be quoted
  if (!/["\\\u0000-\u001F\u007F]/.test(name)) return name;
  // eslint-disable-next-line no-control-regex -- see above
  return `"${name.replaceAll(/["\\\u0000-\u001F\u007F]/g, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

const bold = '1';

function paintLines(text: string, chooseColor: (line: string) => string | undefined): string {
  return text.replaceAll(/[^\n]+/g, (line) => {
    const color = chooseColor(line);
    return color === undefined ? line : `\u001B[${color}m${line}\u001B[0m`;
  });
}

function colorOf(line: string): string | undefined {
  if (line.startsWith('@@')) return '36';
  if (line.startsWith('+')) return '32';
  return line.startsWith('-') ? '31' : undefined;
}
