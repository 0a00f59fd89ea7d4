import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeStep } from './fixtures.test.kit.ts';
import type { Step } from './step.ts';

describe('a step, taken on a fixture', () => {
  const step: Step = {
    name: 'double',
    plan: ({ unit: { body } }) => ({
      edits: [...body.getText().matchAll(/'a'/g)].map(({ index }) => {
        const start = body.getStart() + index + 1;
        return { start, end: start + 1, text: 'aa' };
      }),
      refusals: [],
    }),
  };
  const take = (text: string): string => {
    const file = path.join(root, 'before.ts');
    writeFileSync(file, text);
    return takeStep(step, file);
  };
  let root = '';

  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'tacet-step-'));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('applies each edit at its place in the original', () => {
    expect(
      take(
        "export function one() { return ['a', 'b', 'a']; }\nexport function two() { return 'a'; }\nconst a = 'a';\n",
      ),
    ).toBe(
      "export function one() { return ['aa', 'b', 'aa']; }\nexport function two() { return 'aa'; }\nconst a = 'a';\n",
    );
  });

  it('leaves a text without edits as it is', () => {
    expect(take('export function one() { return 1; }\n')).toBe('export function one() { return 1; }\n');
  });
});
