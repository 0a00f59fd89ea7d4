import { describe, expect, it } from 'vitest';
import { ESLint } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import { readCorpus } from './corpus.ts';
import { compareFindings } from './findings.ts';

const files = readCorpus();
const labels = files.flatMap((file) => file.labels);

/** One rule for each cognitive check of the pattern. */
const checks = [
  'no-if',
  'dumb-piping',
  'no-entity-new',
  'no-magic-strings',
  'no-throw',
  'explicit-results',
  'dependencies-as-fields',
  'orchestrator-is-class',
  'step-delegation',
  'effects-via-intent',
  'value-objects',
  'transaction-boundary',
  'exhaustive-switch',
  'no-ambient-effects',
  'layer-imports',
];

describe('the adversarial corpus', () => {
  it('is large: three hundred labelled findings, sixty clean files', () => {
    expect(labels.length).toBeGreaterThanOrEqual(300);
    expect(files.filter((file) => file.labels.length === 0).length).toBeGreaterThanOrEqual(60);
  });

  it.each(checks)('labels findings of %s', (rule) => {
    expect(Object.keys(tacet.rules)).toContain(rule);
    expect(labels.map((label) => label.rule)).toContain(rule);
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
