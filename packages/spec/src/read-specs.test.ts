import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedNamesOf, readSpecs, type SpecReading } from './index.ts';

const payment = readFileSync(new URL('../../../test/examples/payment/payment.tacet.yaml', import.meta.url), 'utf8');

/** Reads specs from a mapping of paths to texts; also gives how often each was read. */
async function read(files: Readonly<Record<string, string>>, requests = Object.keys(files)) {
  const reads: string[] = [];
  const reading = await readSpecs(requests, {
    readFile: (path) => {
      reads.push(path);
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      const nothing = (['missing', 'directory', 'unreadable'] as const).find((word) => word === (content ?? 'missing'));
      return nothing ?? Buffer.from(content ?? '');
    },
  });
  return { ...reading, reads };
}

function toldIn({ diagnostics }: SpecReading): readonly string[] {
  return diagnostics.map(({ path, line, column, code }) => `${path}:${line.toString()}:${column.toString()} ${code}`);
}

const valuesOf = (context: string, values: string, uses = '') =>
  `tacet: 1\ncontext: ${context}\n${uses === '' ? '' : `uses: [${uses}]\n`}values: ${values}\n`;

describe('readSpecs', () => {
  it('reads the payment example', async () => {
    const { contexts, diagnostics } = await read({ 'payment.tacet.yaml': payment });
    expect(diagnostics).toEqual([]);
    expect(contexts).toMatchSnapshot();
  });

  it('reads many specs in one run, and tells all errors of all, by path and place', async () => {
    const reading = await read({
      'b.tacet.yaml': valuesOf('b', '{ A: { list: Z }, B: { list: Y } }'),
      'a.tacet.yaml': valuesOf('a', '{ A: { lst: int } }'),
      'c.tacet.yaml': valuesOf('c', '{ A: { type: int } }'),
    });
    expect(toldIn(reading)).toEqual([
      'a.tacet.yaml:3:16 unknown-key',
      'b.tacet.yaml:3:22 unknown-type',
      'b.tacet.yaml:3:38 unknown-type',
    ]);
    expect(reading.contexts.map(({ name }) => name)).toEqual(['c']);
    expect([...reading.sources.keys()].sort()).toEqual(['a.tacet.yaml', 'b.tacet.yaml']);
  });

  it('reads a spec once, however it is written and used', async () => {
    const files = {
      'a/a.tacet.yaml': valuesOf('a', '{ A: { list: Amount } }', '../money.tacet.yaml'),
      'b/b.tacet.yaml': valuesOf('b', '{ B: { list: Amount } }', '../money.tacet.yaml'),
      'money.tacet.yaml': valuesOf('money', '{ Amount: { type: int } }'),
    };
    const { reads, diagnostics, contexts } = await read(files, [
      'a/a.tacet.yaml',
      './a/../a/a.tacet.yaml',
      'b/b.tacet.yaml',
    ]);
    expect(diagnostics).toEqual([]);
    expect(reads.sort()).toEqual(Object.keys(files));
    expect(contexts.map(({ path, uses }) => [path, uses.map((used) => used.path)])).toEqual([
      ['a/a.tacet.yaml', ['money.tacet.yaml']],
      ['b/b.tacet.yaml', ['money.tacet.yaml']],
    ]);
  });

  it('lets a spec use what the used ones use, once, the innermost first', async () => {
    const { contexts, diagnostics } = await read(
      {
        'a.tacet.yaml': valuesOf('a', '{ A: { list: Cents } }', './b.tacet.yaml, ./c.tacet.yaml'),
        'b.tacet.yaml': valuesOf('b', '{ B: { list: Cents } }', './d.tacet.yaml'),
        'c.tacet.yaml': valuesOf('c', '{ C: { list: Cents } }', './d.tacet.yaml'),
        'd.tacet.yaml': valuesOf('d', '{ Cents: { type: int } }'),
      },
      ['a.tacet.yaml'],
    );
    expect(diagnostics).toEqual([]);
    expect(contexts[0]?.uses.map(({ name }) => name)).toEqual(['d', 'b', 'c']);
    expect(contexts[0]?.uses[0]?.values).toEqual([{ name: 'Cents', shape: { kind: 'int' }, context: 'd' }]);
  });

  it('puts values after those that they are made of', async () => {
    const { contexts } = await read({
      'a.tacet.yaml': valuesOf('a', '{ Rows: { list: Row }, Row: { list: Cell }, Cell: { type: int } }'),
    });
    expect(contexts[0]?.values.map(({ name }) => name)).toEqual(['Cell', 'Row', 'Rows']);
  });

  it.each([
    ['both define a name', '{ Amount: { type: int } }', './money.tacet.yaml', ['a.tacet.yaml:3:8 duplicate-name']],
    ['it is not there', '{}', './mony.tacet.yaml', ['a.tacet.yaml:3:8 missing-uses']],
    ['it is a directory', '{}', './folder.tacet.yaml', ['a.tacet.yaml:3:8 missing-uses']],
    ['it is a URL', '{}', 'https://example.com/money.tacet.yaml', ['a.tacet.yaml:3:8 foreign-uses']],
    ['it is absolute', '{}', '/money.tacet.yaml', ['a.tacet.yaml:3:8 foreign-uses']],
    ['it leads out of the project', '{}', '../money.tacet.yaml', ['a.tacet.yaml:3:8 foreign-uses']],
    ['it is a path of Windows', '{}', '".\\\\money.tacet.yaml"', ['a.tacet.yaml:3:8 foreign-uses']],
    ['it is no spec', '{}', './package.json', ['a.tacet.yaml:3:8 foreign-uses']],
    ['it is itself', '{}', './a.tacet.yaml', ['a.tacet.yaml:3:8 cyclic-uses']],
    ['it is named twice', '{}', './money.tacet.yaml, ./money.tacet.yaml', ['a.tacet.yaml:3:28 duplicate-name']],
    ['it is broken', '{ A: { list: Broken } }', './broken.tacet.yaml', ['broken.tacet.yaml:3:27 unknown-choice']],
  ])('tells at the line of `uses` when %s', async (_, values, uses, expected) => {
    const reading = await read(
      {
        'a.tacet.yaml': valuesOf('a', values, uses),
        'money.tacet.yaml': valuesOf('money', '{ Amount: { type: int } }'),
        'broken.tacet.yaml': valuesOf('broken', '{ Broken: { type: number } }'),
        'folder.tacet.yaml': 'directory',
      },
      ['a.tacet.yaml'],
    );
    expect(toldIn(reading)).toEqual(expected);
    expect(reading.contexts).toEqual([]);
  });

  it('tells of a circle once, wherever reading begins', async () => {
    const files = {
      'a.tacet.yaml': valuesOf('a', '{}', './b.tacet.yaml'),
      'b.tacet.yaml': valuesOf('b', '{}', './c.tacet.yaml'),
      'c.tacet.yaml': valuesOf('c', '{}', './a.tacet.yaml'),
    };
    const readings = await Promise.all([read(files, ['a.tacet.yaml']), read(files, ['c.tacet.yaml']), read(files)]);
    for (const reading of readings) {
      expect(toldIn(reading)).toEqual(['c.tacet.yaml:3:8 cyclic-uses']);
      expect(reading.contexts).toEqual([]);
    }
  });

  it('tells of contexts whose files would be the same', async () => {
    const values = valuesOf('money', '{ A: { type: int } }');
    expect(
      toldIn(await read({ 'x/a.tacet.yaml': values, 'X/b.tacet.yaml': values, 'y/c.tacet.yaml': values })),
    ).toEqual(['x/a.tacet.yaml:2:10 duplicate-context']);
  });

  it('tells of a requested path without a file', async () => {
    expect(
      toldIn(await read({ 'a.tacet.yaml': 'missing', 'b.tacet.yaml': 'directory', 'c.tacet.yaml': 'unreadable' })),
    ).toEqual(['a.tacet.yaml:1:1 missing-file', 'b.tacet.yaml:1:1 not-a-file', 'c.tacet.yaml:1:1 not-a-file']);
  });

  it('names nothing twice that it generates for the payment example', async () => {
    const { contexts } = await read({ 'payment.tacet.yaml': payment });
    const names = generatedNamesOf(contexts[0]!).map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        'PaymentResultKind',
        'ProcessPaymentResult',
        'processPaymentCommits',
        'PaymentChargeOutcomeKind',
        'paymentNotFound',
        'parseAmount',
      ]),
    );
  });

  it('reads two hundred specs in seconds', { timeout: 10_000 }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`c${index.toString()}/payment.tacet.yaml`, payment]),
    );
    const { contexts } = await read(files);
    expect(contexts).toHaveLength(200);
  });
});
