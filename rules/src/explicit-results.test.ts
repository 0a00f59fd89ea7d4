import { describe, expect, it } from 'vitest';
import { describePage, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('explicit-results');

describe('explicit-results', () => {
  it.each([
    ['run(a: A) { return b; }', 1],
    ['run(a: A): Promise<Array<string>> { return b; }', 1],
    ['run(a: A): readonly number[] { return b; }', 1],
    ['run(a: A): Result | { b: B } { return b; }', 1],
    ['run(a: A): asserts a is B { return b; }', 1],
    ['run(a: A): void; run(b: B): Result; run(c: C): unknown { return b; }', 1],
    ['run = (a: A): Result => b;', 0],
    ['get run() { return b; }', 0],
    ['#run() { return b; }', 0],
    ['protected run() { return b; }', 0],
    ['run(a: A): Promise<Result> { return b; }', 0],
    ['run(a: A): AsyncIterable<Result> { return b; }', 0],
  ])('%s', (member, count) => {
    const found = rulesFor(`export class O { ${member} }`).filter((rule) => rule === 'explicit-results');
    expect(found).toHaveLength(count);
  });

  it('counts abstract methods, and classes in expressions', () => {
    expect(rulesFor('export abstract class O { abstract run(a: A): void; }')).toEqual(['explicit-results']);
    expect(rulesFor('export const O = class { run(a: A) {} };')).toEqual(['explicit-results']);
  });
});

describe('explicit-results suggests', () => {
  const driver = (head: string) =>
    `import type { PayResult } from './pay.results.ts';\nexport class O { ${head} { return a; } }`;

  it('the one result type that is imported', () => {
    expect(suggestionsFor(driver('async run(a: A)'))).toEqual([driver('async run(a: A): Promise<PayResult>')]);
    expect(suggestionsFor(driver('run(a: A)'))).toEqual([driver('run(a: A): PayResult')]);
    expect(suggestionsFor('export class O { run(a: A) { return a; } }')).toEqual([]);
  });
});
