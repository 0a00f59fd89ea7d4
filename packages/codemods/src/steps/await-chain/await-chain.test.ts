import { describe, expect, it } from 'vitest';
import { readFixtures, takeStep } from '../fixtures.test.kit.ts';
import { awaitChain } from './step.ts';

describe('step await-chain', () => {
  it.each(readFixtures(import.meta.dirname))('await-chain: $name', ({ before, after }) => {
    expect(takeStep(awaitChain, before)).toBe(after);
  });
});
