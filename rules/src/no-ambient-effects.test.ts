import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('no-ambient-effects');

describe('no-ambient-effects', () => {
  it.each([
    ['Date()', 1],
    ["Date['now']()", 1],
    ['(0, Date.now)()', 1],
    ['new Date(a)', 0],
    ['Date.parse(a)', 0],
    ['window.fetch(a)', 1],
    ['globalThis.process.env.A', 1],
    ['crypto.randomUUID()', 1],
    ['setTimeout(a)', 1],
    ['queueMicrotask(a)', 1],
    ['performance.now()', 1],
    ['Math.max(a)', 0],
    ['a.fetch(b)', 0],
    ['fetch', 0],
    ['((fetch: F) => fetch(a))(b)', 0],
    ["import('fs')", 1],
    ["require('node:net')", 1],
    ['async () => fetch(a)', 2],
    ['async () => { await a; await b; }', 1],
    ['{ async f() {} }', 1],
    ['await a', 1],
  ])('in the domain: %s', (expression, count) => {
    const found = rulesFor(`export const x = ${expression};`, { filename: 'a.decision.ts' });
    expect(found).toEqual(Array.from({ length: count }, () => 'no-ambient-effects'));
  });

  it.each([
    ["import { hostname } from 'os';", ['no-ambient-effects']],
    ["import { performance as p } from 'node:perf_hooks';\nexport const a = p.now();", ['no-ambient-effects']],
    ["import * as hooks from 'perf_hooks';\nexport const a = hooks.performance.now();", ['no-ambient-effects']],
    ["export * from 'node:child_process';", ['no-ambient-effects']],
    ["import fs = require('node:fs');", ['no-ambient-effects']],
    [
      "import { createHash, randomBytes as r } from 'node:crypto';\nexport const a = [createHash(b), r(c)];",
      ['no-ambient-effects'],
    ],
    ["import * as c from 'crypto';\nexport const a = c.randomUUID();", ['no-ambient-effects']],
    ['const d = Date; const { now: n } = d; export const a = n();', ['no-ambient-effects']],
    ['const { env } = process; export const a = env.B;', ['no-ambient-effects']],
    ['export function f(process: P) { return process.env.A; }', []],
    ['export const process = 1; export const a = process.env;', []],
  ])('in the domain: %s', (code, expected) => {
    expect(rulesFor(code, { filename: 'a.decision.ts' })).toEqual(expected);
  });

  it('lets drivers wait', () => {
    expect(rulesFor(inMethod('await this.store.save(order); return this.clock.now();'))).toEqual([]);
  });
});
