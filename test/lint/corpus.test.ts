import { describe, expect, it } from 'vitest';
import { ESLint } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import { readCorpus } from './corpus.ts';
import { compareFindings } from './findings.ts';

const files = readCorpus();
const labels = files.flatMap((file) => file.labels);

describe('the adversarial corpus', () => {
  it('is large: three hundred labelled findings, sixty clean files', () => {
    expect(labels.length).toBeGreaterThanOrEqual(300);
    expect(files.filter((file) => file.labels.length === 0).length).toBeGreaterThanOrEqual(60);
  });

  it('labels every rule of the first tier', () => {
    const rules = Object.entries(tacet.rules).filter(([, rule]) => rule.meta.docs.tier === 'syntax');
    const labelled = new Set(labels.map((label) => label.rule));
    expect(rules.map(([name]) => name).filter((name) => !labelled.has(name))).toEqual([]);
  });

  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [...tacet.configs.recommended],
    cwd: import.meta.dirname,
  });

  it.each(files)('$path', async ({ path, text, labels: expected }) => {
    const results = await eslint.lintText(text, { filePath: path, warnIgnored: false });
    const messages = results.flatMap((result) => result.messages);
    expect(compareFindings(text, expected, messages)).toEqual([]);
  });
});
