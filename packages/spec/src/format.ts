import type { Diagnostic } from './diagnostic.ts';

/** How a diagnostic is printed. */
export interface FormatOptions {
  readonly colors: boolean;
}

const linesAround = 2;
const widestLine = 160;

/**
 * A diagnostic as text: `path:line:col  error[code] message`, the lines around the place with carets below it, the hint,
 * and where the page is. The frame's libraries are loaded only when this is called.
 */
export async function formatDiagnostic(
  diagnostic: Diagnostic,
  source: string,
  { colors }: FormatOptions,
): Promise<string> {
  const { codeFrameColumns, createColors } = await import('./frame-libraries.ts');
  const paint = createColors(colors);
  const { path, line, column, severity, code, message, hint } = diagnostic;
  const emphasis = severity === 'error' ? paint.red : paint.yellow;
  const title = `${path}:${line.toString()}:${column.toString()}  ${emphasis(
    paint.bold(`${severity}[${code}]`),
  )} ${message}`;
  const frame = cutFrame(diagnostic, source);
  const lines = frame === undefined ? [] : codeFrameColumns(frame.text, frame.location, frame.options).split('\n');
  return [
    title,
    ...lines.map((text) => (/^>|^ +\| +\^/.test(text) ? emphasis(text) : paint.dim(text))),
    ...(hint === undefined ? [] : [`  ${paint.cyan('hint:')} ${hint}`]),
    `  ${paint.dim(`page: tacet explain ${code}`)}`,
  ].join('\n');
}

/** The lines around the place, in terms of the frame library; long lines are cut to what surrounds the place. */
function cutFrame({ line, column, endLine, endColumn }: Diagnostic, source: string) {
  if (source === '') return undefined;
  const first = Math.max(1, line - linesAround);
  const lines = takeLines(source, first, line + 1);
  const width = lines[line - first]?.length ?? 0;
  const end = endLine > line ? width + 1 : endColumn;
  const skipped = column > widestLine / 2 && width > widestLine ? column - widestLine / 2 : 0;
  const start = column - skipped;
  return {
    text: lines.map((text) => makePrintable(text.slice(skipped, skipped + widestLine))).join('\n'),
    location: {
      start: { line, column: start },
      end: { line, column: Math.min(Math.max(end - skipped, start + 1), widestLine + 1) },
    },
    options: { startLine: first, linesAbove: linesAround, linesBelow: 1, highlightCode: false },
  };
}

function takeLines(source: string, first: number, last: number): readonly string[] {
  let start = 0;
  for (let line = 1; line < first; line += 1) start = source.indexOf('\n', start) + 1;
  let end = start;
  for (let line = first; line <= last && end !== -1; line += 1)
    end = source.indexOf('\n', end + (line === first ? 0 : 1));
  return source.slice(start, end === -1 ? undefined : end).split('\n');
}

/** What a terminal would obey, or a frame would take for the end of a line, is shown as one replacement character. */
function makePrintable(text: string): string {
  return text.replace(/\r$/, '').replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
}
