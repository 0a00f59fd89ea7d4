import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { layOut, layOutChain } from './layout.ts';

const long = 'aNameThatIsLongEnoughToFillAThirdOfALine';

describe('layOut', () => {
  it.each([
    ['imports', `import { ${long}A, ${long}B, ${long}C } from './x.js';`],
    ['unions', `export type X = ${long}A | ${long}B | ${long}C | ${long}D;`],
    ['arguments', `export const x = ${long}(${long}A, ${long}B, ${long}C);`],
    ['an object as last argument', `export const x = ${long}(${long}A, { ${long}B, ${long}C });`],
    ['a callback as last argument', `export const x = ${long}(${long}A, (tx) => this.${long}B(${long}, tx));`],
    [
      'signatures',
      `export function f(${long}A: string, ${long}B: string, tx: string): Promise<${long}> {\n  return g(tx);\n}`,
    ],
    ['conditions', `export function f(): void {\n  if (${long}A > 1 && ${long}B < 2 && !${long}C) {\n    g();\n  }\n}`],
    [
      'types in angle brackets',
      `export const x: Readonly<Record<${long}AndMore['kind'], ${long}AndStillMore>> = {\n  a: 1,\n};`,
    ],
    ['a choice', `export const f = (): string =>\n  ${long}A === undefined ? ${long}B(${long}C) : ${long}D;`],
    ['text with brackets', `export const x = ${long}('a, (b', "c] '", ${long}B, \`\${d}\`, ${long}C);`],
  ])('breaks %s as Prettier does', async (_, text) => {
    const laidOut = layOut(text);
    expect(laidOut.split('\n').every((line) => line.length <= 120)).toBe(true);
    expect(await format(laidOut, { parser: 'typescript', printWidth: 120, singleQuote: true })).toBe(laidOut);
  });

  it('leaves comments and short lines alone', () => {
    const text = `// ${'x, '.repeat(60)}\nconst a = f(b, c);\n`;
    expect(layOut(text)).toBe(text);
  });

  it('writes a chain on one line only if that is short and simple', () => {
    expect(layOutChain('const x = ', ['z', 'int()', 'min(1)', 'max(2)'])).toBe('z.int().min(1).max(2)');
    expect(layOutChain('const x = ', ['z', 'string()', 'refine((text) => true)', 'max(2)'])).toBe(
      'z\n  .string()\n  .refine((text) => true)\n  .max(2)',
    );
  });
});
