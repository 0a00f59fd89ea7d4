import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic, readSpecs } from './index.ts';

const payment = readFileSync(new URL('../../../test/examples/payment/payment.tacet.yaml', import.meta.url), 'utf8');
const head = 'tacet: 1\ncontext: money\n';

async function read(content: string | Uint8Array, path = 'money.tacet.yaml') {
  return readSpecs([path], { readFile: () => Buffer.from(content) });
}

async function codesOf(content: string | Uint8Array, path?: string): Promise<readonly string[]> {
  const { diagnostics } = await read(content, path);
  return diagnostics.map(({ code }) => code);
}

describe('hostile text', () => {
  it.each([
    ['nothing', '', ['wrong-shape']],
    ['a comment alone', '# hello\n', ['wrong-shape']],
    ['a list', '- 1\n', ['wrong-shape']],
    ['brackets without end', '['.repeat(500_000), ['too-deep']],
    ['braces without end', '{a: '.repeat(200_000), ['too-deep']],
    ['dashes', '- '.repeat(400_000), ['too-deep']],
    ['question marks', '? '.repeat(400_000), ['too-deep']],
    ['indented keys', Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), ['too-deep']],
    [
      'a bomb of aliases',
      `${head}values:\n  A: &a [x]\n${Array.from(
        { length: 9 },
        (_, n) =>
          `  B${n.toString()}: &b${n.toString()} [${Array(9)
            .fill(n === 0 ? '*a' : `*b${(n - 1).toString()}`)
            .join()}]`,
      ).join('\n')}\n`,
      undefined,
    ],
    ['a merge key', `${head}values:\n  A: { <<: { type: int } }\n`, undefined],
    ['an unknown alias', `${head}values:\n  A: *nowhere\n`, ['alias']],
    ['a tag for code', `${head}values: !!js/function 'x'\n`, ['tag']],
    ['YAML 1.1', `%YAML 1.1\n---\n${head}values: {}\n`, ['yaml-syntax']],
    ['prototypes', `${head}values: {}\n__proto__: { polluted: 1 }\n`, ['reserved-word']],
    ['a constructor', `${head}values: {}\nconstructor: 1\n`, ['unknown-key']],
    ['a value named constructor', `${head}values: { constructor: { type: int } }\n`, ['bad-identifier']],
    ['keys that are no text', `${head}values: {}\n[a, b]: 1\n`, ['yaml-syntax']],
    ['UTF-16', Buffer.from(`\uFEFF${head}`, 'utf16le'), ['invalid-utf8']],
    ['half a character', Buffer.concat([Buffer.from(head), Buffer.from([0xe2, 0x82])]), ['invalid-utf8']],
    ['NUL', `${head}values: {}\0`, ['control-character']],
    ['more than a megabyte', ' '.repeat(1024 * 1024 + 1), ['too-large']],
    ['a long name', `${head}values: { ${'A'.repeat(65)}: { type: int } }\n`, ['bad-identifier']],
    ['a long line of mistakes', `${head}values: { A: { list: ${'Z'.repeat(100_000)} } }\n`, ['unknown-type']],
    ['a device of Windows', 'tacet: 1\ncontext: con\nvalues: {}\n', ['reserved-word']],
    ['a path for a context', 'tacet: 1\ncontext: ../../etc/passwd\nvalues: {}\n', ['path-like-name']],
  ])('%s', { timeout: 5000 }, async (_, content, expected) => {
    const codes = await codesOf(content);
    if (expected === undefined) expect(codes.length).toBeGreaterThan(0);
    else expect(codes).toEqual(expected);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['a byte order mark', `\uFEFF${payment}`],
    ['CR LF', payment.replaceAll('\n', '\r\n')],
    ['a line separator in a comment', payment.replace('# minor units', '# minor \u2028 units')],
    ['a line separator in a text', payment.replace('payments need', 'payments\u2028need')],
  ])('%s does no harm', async (_, text) => {
    const { contexts, diagnostics } = await read(text);
    expect(diagnostics).toEqual([]);
    expect(contexts).toHaveLength(1);
  });

  it('reads JSON, indented with tabs, too', async () => {
    const text = JSON.stringify(
      { tacet: 1, context: 'money', values: { Amount: { type: 'int', min: 1 } } },
      undefined,
      '\t',
    );
    expect(await codesOf(text, 'money.tacet.json')).toEqual([]);
    expect(await codesOf(text.replace('"int"', '"it"'), 'money.tacet.json')).toEqual(['unknown-choice']);
  });

  it('tells the place of invalid UTF-8', async () => {
    const { diagnostics } = await read(Buffer.concat([Buffer.from(`${head}# ü`), Buffer.from([0xff])]));
    expect(diagnostics).toMatchObject([{ line: 3, column: 4 }]);
  });

  it('reads a valid spec of almost a megabyte in seconds', { timeout: 20_000 }, async () => {
    const values = Array.from(
      { length: 990 },
      (_, index) => `  V${index.toString()}: { type: string, max: 5 } # ${'-'.repeat(1000)}`,
    );
    const { contexts, diagnostics } = await read(`${head}values:\n${values.join('\n')}\n`);
    expect(diagnostics).toEqual([]);
    expect(contexts[0]?.values).toHaveLength(990);
  });

  it('stays quick when every one of a thousand names is wrong', { timeout: 10_000 }, async () => {
    const long = 'N'.repeat(55);
    const values = Array.from(
      { length: 1000 },
      (_, index) => `  ${long}${index.toString()}: { list: M${long}${index.toString()} }`,
    );
    expect(await codesOf(`${head}values:\n${values.join('\n')}\n`)).toHaveLength(1000);
  });
});

const fragments = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '\n',
  '  ',
  '"',
  "'",
  '&a ',
  '*a',
  '!t ',
  '#',
  '|',
  '>',
  '\t',
  '\0',
  '\u2028',
  '__proto__',
  'null',
  '~',
  '1e999',
  '-',
];

describe('any mutation of the payment example', () => {
  const sound = async (text: string): Promise<void> => {
    const { contexts, diagnostics, sources } = await read(text);
    expect(contexts.length === 1 || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    for (const diagnostic of diagnostics.slice(0, 3)) {
      expect(diagnostic.line).toBeGreaterThan(0);
      expect(diagnostic.column).toBeGreaterThan(0);
      expect(await formatDiagnostic(diagnostic, sources.get(diagnostic.path) ?? '', { colors: false })).toContain(
        diagnostic.code,
      );
    }
  };

  it('of its text is told or read, never thrown at', { timeout: 30_000 }, async () => {
    const edit = fc.record({
      at: fc.nat(payment.length),
      length: fc.nat(12),
      text: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 4 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const text = edits.reduce(
          (before, { at, length, text: put }) => before.slice(0, at) + put + before.slice(at + length),
          payment,
        );
        await sound(text);
      }),
      { numRuns: 200 },
    );
  });

  it('of its words is told or read, never thrown at', { timeout: 30_000 }, async () => {
    const words = [...new Set(payment.match(/[\w.]+/g) ?? [])];
    const places = [...payment.matchAll(/[\w.]+/g)].map(({ index, 0: word }) => ({ index, word }));
    const junk = [
      '{}',
      '[]',
      '5',
      'true',
      '""',
      '{ a: b }',
      '[[a]]',
      'null',
      '-0',
      '0x10',
      '.inf',
      '1.5',
      'constructor',
      '{ return: x }',
    ];
    const swap = fc.record({ place: fc.constantFrom(...places), by: fc.constantFrom(...words, ...junk) });
    await fc.assert(
      fc.asyncProperty(fc.array(swap, { minLength: 1, maxLength: 3 }), async (swaps) => {
        const ordered = [...swaps].sort((left, right) => right.place.index - left.place.index);
        const text = ordered.reduce(
          (before, { place, by }) => before.slice(0, place.index) + by + before.slice(place.index + place.word.length),
          payment,
        );
        await sound(text);
      }),
      { numRuns: 250 },
    );
  });
});
