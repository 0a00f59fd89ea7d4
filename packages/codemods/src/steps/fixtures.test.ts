import { describe, expect, it } from 'vitest';
import { takeStep } from './fixtures.test.kit.ts';
import type { Step } from './step.ts';

describe('a step, taken on a fixture', () => {
  const step: Step = {
    name: 'double',
    plan: ({ text }) => ({
      edits: [...text.matchAll(/a/g)].map(({ index }) => ({ start: index, end: index + 1, text: 'aa' })),
      refusals: [],
    }),
  };

  it('applies each edit at its place in the original', () => {
    expect(takeStep(step, 'banana')).toBe('baanaanaa');
  });

  it('leaves a text without edits as it is', () => {
    expect(takeStep(step, 'xyz')).toBe('xyz');
  });
});
