import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A finding that a line must have; the text, when it is given, is exactly what is underlined. */
export interface Label {
  readonly rule: string;
  readonly line: number;
  readonly text: string | undefined;
}

/** A file of the corpus; its path is relative to this folder. */
export interface CorpusFile {
  readonly path: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

const folder = join(import.meta.dirname, 'corpus');

/** Reads every file of the corpus. A label is a comment at the end of its line: `// ✗ no-if «a && b» ✗ no-throw`. */
export function readCorpus(): readonly CorpusFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { path: relative(import.meta.dirname, join(folder, name)), text, labels: readLabels(text) };
    });
}

/** Reads the labels of a source text. */
export function readLabels(source: string): readonly Label[] {
  return source.split('\n').flatMap((line, index) => {
    const [, ...marks] = line.slice(Math.max(0, line.indexOf('// ✗'))).split('✗ ');
    return marks.map((mark) => readLabel(mark, index + 1));
  });
}

function readLabel(mark: string, line: number): Label {
  const label = /^(?<rule>[a-z-]+)(?: «(?<text>.+)»)?\s*$/u.exec(mark)?.groups;
  if (label?.rule === undefined) throw new Error(`Line ${String(line)}: cannot read the label "${mark}".`);
  return { rule: label.rule, line, text: label.text };
}
