import { expect, it } from 'vitest';
import { matchOf } from './matches.ts';

it.each([
  [/^\d{4}-\d{2}$/, '1111-11'],
  [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'a@a.a'],
  [/^(?:EUR|USD) \d+(?:\.\d\d)?$/, 'EUR 1'],
  [/^[A-Z]{2,3}_(?<name>\w+)$/, 'AA_a'],
  [/^\+?[1-9][0-9]{3,}$/, '1111'],
  [/[\]x]/, ']'],
])('%s is found by a text', (pattern, text) => {
  expect(matchOf(pattern.source, pattern.flags)).toBe(text);
});

it.each([/^(a)\1$/, /^(?!a)a$/])('%s is left alone', (pattern) => {
  expect(matchOf(pattern.source, pattern.flags)).toBeUndefined();
});
