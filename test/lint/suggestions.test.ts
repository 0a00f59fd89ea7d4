import { Linter } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus } from './corpus.ts';

const linter = new Linter({ cwd: import.meta.dirname });

function lint(text: string, path: string): readonly Linter.LintMessage[] {
  return linter.verify(text, [...tacet.configs.recommended], { filename: join(import.meta.dirname, path) });
}

/** Every edit that an editor would offer in the corpus, with the text that it makes. */
const edits = readCorpus().flatMap(({ path, text }) => {
  const before = lint(text, path);
  return before.flatMap(({ ruleId, line, suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({
      rule: ruleId ?? '',
      title: `${path}:${line} ${desc}`,
      path,
      before,
      after: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]),
    })),
  );
});

describe('suggestions', () => {
  it('are offered somewhere in the corpus by every rule that says it offers some', () => {
    const offering = Object.entries(tacet.rules).flatMap(([name, { meta }]) => (meta.hasSuggestions ? [name] : []));
    expect(new Set(edits.map(({ rule }) => rule.replace('tacet/', '')))).toEqual(new Set(offering));
  });

  it('leave code that parses, without the finding and without a new one', () => {
    const broken = edits.flatMap(({ title, path, before, after }) => {
      const now = lint(after, path);
      const isBetter = now.length < before.length && !now.some(({ fatal }) => fatal);
      return isBetter ? [] : [title];
    });
    expect(broken).toEqual([]);
  });
});
