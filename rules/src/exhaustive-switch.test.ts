import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor, suggestionsFor } from './kit/pages.test.support.ts';

describePage('exhaustive-switch');

describe('exhaustive-switch', () => {
  const inSwitch = (cases: string) => inMethod(`for (const a of as) switch (a.kind) { ${cases} }`);
  it.each([
    ['case A: case B: return a;', 0],
    ['case A: return a; default: return b;', 1],
    ['case A: f(); case B: return b;', 1],
    ['case A: f(); break; case B: return b;', 1],
    ['case A: f(); break; case B: { g(); break; }', 0],
    ['case A: f(); continue; case B: g(); break;', 0],
    ['case A: f();', 1],
    ['case A: switch (b.kind) { case C: return c; case D: { return d; } } case B: return b;', 0],
    ['case A: switch (b.kind) { case C: break; } case B: return b;', 1],
  ])('in a driver: %s', (cases, count) => {
    expect(rulesFor(inSwitch(cases)).filter((rule) => rule === 'exhaustive-switch')).toHaveLength(count);
  });

  it.each([
    ['case A: if (x) return a; else { throw b; } case B: c = 1;', 0],
    ['case A: if (x) return a; case B: c = 1;', 1],
    ['case A: try { return a; } finally { b(); } case B: c = 1;', 0],
    ['case A: for (;;) { return a; } case B: break;', 1],
    ['case A: c = 1; break; case B: return c;', 0],
    ['case A: {} case B: c = 1;', 1],
    ['default: return assertNever(a);', 1],
  ])('in the domain: %s', (cases, count) => {
    const code = `export function f(a: A) { switch (a.kind) { ${cases} } }`;
    const found = rulesFor(code, { filename: 'a.decision.ts' }).filter((rule) => rule === 'exhaustive-switch');
    expect(found).toHaveLength(count);
  });

  it('knows a kind that was taken out of its object', () => {
    const code = 'export const f = ({ kind }: A) => { switch (kind) { case A.B: return b; default: return c; } };';
    expect(rulesFor(code, { filename: 'a.decision.ts' })).toEqual(['exhaustive-switch']);
    expect(rulesFor(inMethod('switch (kind) { case A: return b; default: return c; }'))).toEqual(['no-if']);
  });

  it('leaves switches on other things alone', () => {
    const code = 'export function f(a: A) { switch (a.size) { case 1: b(); default: c(); } }';
    expect(rulesFor(code, { filename: 'a.decision.ts' })).toEqual([]);
  });
});

describe('exhaustive-switch suggests', () => {
  it('to remove the default', () => {
    const code = (more: string) => inMethod(`switch (a.kind) { case A: return b;${more} }`);
    expect(suggestionsFor(code(' default: return c;'))).toEqual([code('')]);
    expect(suggestionsFor(code(' case C: default: return d;'))).toEqual([code(' case C: return d;')]);
    expect(suggestionsFor(inMethod('switch (a.kind) { case A: f(); default: return c; }'))).toEqual([]);
    expect(suggestionsFor(inMethod('switch (a.kind) { default: case A: return b; }'))).toEqual([
      inMethod('switch (a.kind) { case A: return b; }'),
    ]);
  });
});
