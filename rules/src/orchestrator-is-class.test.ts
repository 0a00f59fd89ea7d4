import { describe, expect, it } from 'vitest';
import { describePage, rulesFor } from './kit/pages.test.support.ts';

describePage('orchestrator-is-class');

describe('orchestrator-is-class', () => {
  const driver = 'export class O {}';
  it.each([
    ['export default () => a;', 1],
    ['function helper() { if (a) return b; }', 1],
    ['export const run = wrap(async () => a);', 1],
    ['export const a = { b: { c() {} } };', 1],
    ['export = { run() {} };', 1],
    ['(() => { a(); })();', 1],
    [
      'namespace N { export function f() {} export class P { static a() { if (b) c(); } static get d() { return e; } } }',
      3,
    ],
    ['export class P { static of(a: A): P; static of(a: A, b?: B): P { return c; } }', 1],
    ['export const table = { a: A, b: [B] };', 0],
    ['export const P = class { private readonly a: A; };', 0],
    ['declare function f(): void;', 0],
    ['export type F = () => void;', 0],
  ])('%s', (code, count) => {
    const found = rulesFor(`${code}\n${driver}`);
    expect(found).toEqual(Array.from({ length: count }, () => 'orchestrator-is-class'));
  });

  it('misses a class only where nothing else is wrong', () => {
    expect(rulesFor('export const a = 1;')).toEqual(['orchestrator-is-class']);
    expect(rulesFor('export const a = () => 1;')).toEqual(['orchestrator-is-class']);
    expect(rulesFor('')).toEqual([]);
  });
});
