import { describe, expect, it } from 'vitest';
import { describePage, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('value-objects');

describe('value-objects', () => {
  it.each([
    ['a.orchestrator.ts', 'export class O { run(id: string): R { return a; } }', 1],
    ['a.orchestrator.ts', 'export class O { private run(id: string): R { return a; } }', 0],
    ['a.orchestrator.ts', 'export class O { run(...userIds: string[]): R { return a; } }', 1],
    ['a.orchestrator.ts', 'export class O { run(id: string): R; run(key: bigint): R; run(x: X): R { return a; } }', 2],
    ['a.store.ts', 'export type Find = (id: ReadonlyArray<string>) => R;', 1],
    ['a.store.ts', 'export interface S { readonly id: string; find(userId: Array<number> | null): R; }', 2],
    ['a.store.ts', 'export abstract class S { abstract find(userId: string): R; }', 1],
    ['a.entity.ts', 'export class A { constructor(private readonly id: string | number) {} }', 1],
    ['a.entity.ts', 'export class A { readonly userId?: string; #key: string; }', 2],
    [
      'a.entity.ts',
      'export interface A { id: UserId; ids: string; paid: string; monkey: string; valid: string | UserId }',
      0,
    ],
    ['a.entity.ts', 'export const f = (id: string) => id;', 0],
  ])('%s: %s', (filename, code, count) => {
    expect(rulesFor(code, { filename })).toEqual(Array.from({ length: count }, () => 'value-objects'));
  });

  it('takes another pattern, and survives one that is none', () => {
    const code = 'export interface A { readonly code: string; readonly id: string; }';
    const setup = { filename: 'a.entity.ts', rule: 'value-objects' };
    expect(rulesFor(code, { ...setup, options: { pattern: 'ode$' } })).toEqual(['value-objects']);
    expect(rulesFor(code, { ...setup, options: { pattern: '(' } })).toEqual([]);
  });
});

describe('value-objects suggests', () => {
  const port = (member: string, imported = 'OrderId') =>
    `import type { ${imported} } from './order.values.ts';\nexport interface S { ${member} }`;

  it.each([
    ['find(orderId: string): R;', 'find(orderId: OrderId): R;'],
    ['find(orderIds: readonly string[]): R;', 'find(orderIds: readonly OrderId[]): R;'],
    ['find(orderId: string | undefined): R;', 'find(orderId: OrderId | undefined): R;'],
    ['readonly orderId: number;', 'readonly orderId: OrderId;'],
  ])('the type of the same name: %s', (before, after) => {
    expect(suggestionsFor(port(before), { filename: 'order.store.ts' })).toEqual([port(after)]);
    expect(rulesFor(port(after), { filename: 'order.store.ts' })).toEqual([]);
  });

  it('a type of the file itself', () => {
    const entity = (type: string) => `export class UserId {}\nexport interface User { readonly userId: ${type} }`;
    expect(suggestionsFor(entity('string'), { filename: 'user.entity.ts' })).toEqual([entity('UserId')]);
  });

  it.each(['find(id: string): R;', 'find(userId: string): R;', 'find(orderId: string | number): R;'])(
    'nothing where it does not know: %s',
    (member) => {
      expect(suggestionsFor(port(member), { filename: 'order.store.ts' })).toEqual([]);
    },
  );
});
