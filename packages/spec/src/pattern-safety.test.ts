import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPatternProblem } from './pattern-safety.ts';

it.each([
  ...['^[a-z]+$', '^\\p{L}+$', '^(?<year>\\d{4})-\\k<year>$', '(?<!a)b+', '^.{1,200}$', '^(?:[a-z0-9]+-)*[a-z0-9]+$'],
  ...[
    '^(\\d{1,3}\\.){3}\\d{1,3}$',
    '^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$',
    '^[a-z]{1,20}[a-z0-9]{0,20}$',
    '^(?=.*\\d)(?=.*[a-z]).{8,}$',
  ],
  ...['^(?:[a-z]+|\\d+)(?:-(?:[a-z]+|\\d+))*$', '^(?:a|b)*$', '^(?:[a-z]\\d?)+$', '^(?<word>[a-z]+(?: |$))+$'],
  ...['^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$', '^[a-z]+(?:-[a-z]{1,20}){0,20}$'],
])('%s is sound', (pattern) => {
  expect(findPatternProblem(pattern)).toBeUndefined();
});

it.each([
  ...['^(a+)+$', '^(\\w+\\s?)*$', '^a*a*$', '^\\S+@\\S+\\.\\S+$', '^(a|a)*$', '^(a?){50}a{50}$', '^(a{0,30}){0,30}$'],
  ...[
    '^([a-z]{1,50} ?){1,20}$',
    'a'.repeat(1001),
    '^(a|aa)+$',
    '^(a|a?)+$',
    '(.*a){20}$',
    '^(a|b|ab)*c$',
    '^(\\w|\\d)+$',
    '^(?<x>a|a)*$',
  ],
])('%s is not', (pattern) => {
  expect(findPatternProblem(pattern)?.code).toBe('unsafe-pattern');
});

it.each(['(', '[z-a]', '\\-', '(?<a>x)(?<a>y)', 'a{2,1}'])('%s is no regular expression', (pattern) => {
  expect(findPatternProblem(pattern)?.code).toBe('invalid-pattern');
});

it('judges whatever compiles, and never throws', { timeout: 30_000 }, () => {
  const tokens = [
    'a',
    'b',
    '\\d',
    '[a-c]',
    '.',
    '(',
    '(?:',
    '(?=',
    '(?<!',
    '(?<n>',
    ')',
    '|',
    '*',
    '+',
    '?',
    '{2,30}',
    '{0,3}',
    '^',
    '$',
    '\\1',
    '\\k<n>',
    '\\b',
    '\\p{L}',
    '[^]',
  ];
  const pattern = fc.array(fc.constantFrom(...tokens), { maxLength: 9 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, (text) => {
      expect([undefined, 'invalid-pattern', 'unsafe-pattern']).toContain(findPatternProblem(text)?.code);
    }),
    { numRuns: 150 },
  );
});
