import { errorAt, type Problem } from './problem.ts';
import type { TextEdit } from './request.ts';
import { withLineEnd, type SourceText } from './text.ts';

/** The text after the edits; insertions at one place keep their order, inserted lines end like the file's. */
export function applyEdits(path: string, source: SourceText, edits: readonly TextEdit[]): string | Problem {
  const { text, lineEnd } = source;
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`${path}: edit [${String(edit.start)}, ${String(edit.end)}) is not inside the text`);
    }
    if (edit.start < done) return overlapAt(path, text, edit);
    parts.push(text.slice(done, edit.start), withLineEnd(edit.text, lineEnd));
    done = edit.end;
  }
  return parts.join('') + text.slice(done);
}

function overlapAt(path: string, text: string, edit: TextEdit): Problem {
  const line = text.slice(0, edit.start).split('\n').length;
  return errorAt(
    'overlapping-edits',
    path,
    `Two edits change the same characters in line ${String(line)}.`,
    'Apply them one after the other, in two runs.',
  );
}
