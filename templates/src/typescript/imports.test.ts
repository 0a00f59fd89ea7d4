import { describe, expect, it } from 'vitest';
import { constantsHole, fillConstants } from './constants.ts';
import { findExports } from './exports.ts';
import { fillImports, importsHole } from './imports.ts';

const kinds = findExports("export const XKind = {\n  A: 'a',\n} as const;", './x.kinds.js');
const values = findExports('export type Id = string;\nexport function idOf(raw: string): Id {}\n', './x.values.js');
const entity = findExports('export class X {}\nexport interface XFields {}', './x.entity.js');

/** The imports of a text. */
function importsOf(text: string): string {
  const filled = fillImports(`${importsHole}\n\n${text}`, [...values, ...kinds, ...entity]);
  return filled.slice(0, -text.length).trimEnd();
}

describe('imports', () => {
  it.each([
    [
      'new X(idOf(raw)) satisfies XFields',
      "import { X, type XFields } from './x.entity.js';\nimport { idOf } from './x.values.js';",
    ],
    [
      'let x: X; let y: typeof XKind.A;',
      "import type { X } from './x.entity.js';\nimport type { XKind } from './x.kinds.js';",
    ],
    ['case XKind.A: let id: Id;', "import { XKind } from './x.kinds.js';\nimport type { Id } from './x.values.js';"],
    ["// X\n/* Id */ a.X; 'XKind'; const idOf = 1; { Id: 2 };", ''],
    ['[...idOf(raw)]', "import { idOf } from './x.values.js';"],
    ['  idOf(raw: string): void {', ''],
  ])('of %j', (text, imports) => {
    expect(importsOf(text)).toBe(imports);
  });
});

describe('constants', () => {
  it('declares what is named, and what that names, in the order given', () => {
    const constants = [
      { name: 'a', value: '1' },
      { name: 'b', value: 'f(a)' },
      { name: 'c', value: 'b' },
    ];
    expect(fillConstants(`${constantsHole}\nx.c; { c: b, cc: 1 };`, constants)).toBe(
      'const a = 1;\nconst b = f(a);\nx.c; { c: b, cc: 1 };',
    );
  });
});
