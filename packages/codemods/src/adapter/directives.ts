import { ts } from 'ts-morph';
import type { ReadFile } from './internals.ts';

const expectsError = 0;

/** What the compiler says of an expectation that nothing fulfils. */
const unusedExpectation = { code: 2578, message: "Unused '@ts-expect-error' directive." };

/** The diagnostics of a file that none of its comments suppresses, and one for each expectation of an error that there is not. */
export function heedDirectives(file: ReadFile, diagnostics: readonly ts.Diagnostic[]): readonly ts.Diagnostic[] {
  const directives = file.commentDirectives ?? [];
  if (directives.length === 0) return diagnostics;
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const byLine = new Map(directives.map((directive) => [lineOf(directive.range.end), directive]));
  const used = new Set<object>();
  const starts = file.getLineStarts();
  const kept = diagnostics.filter(({ file: place, start }) => {
    if (place === undefined || start === undefined) return true;
    for (let line = lineOf(start) - 1; line >= 0; line -= 1) {
      const directive = byLine.get(line);
      if (directive !== undefined) {
        used.add(directive);
        return false;
      }
      const text = file.text.slice(starts[line], starts[line + 1]).trim();
      if (text !== '' && !text.startsWith('//')) return true;
    }
    return true;
  });
  const unused = directives.filter((directive) => directive.type === expectsError && !used.has(directive));
  return [...kept, ...unused.map(({ range }) => unusedOf(file, range))];
}

function unusedOf(file: ts.SourceFile, { pos, end }: ts.TextRange): ts.Diagnostic {
  const { code, message } = unusedExpectation;
  return { file, start: pos, length: end - pos, code, messageText: message, category: ts.DiagnosticCategory.Error };
}
