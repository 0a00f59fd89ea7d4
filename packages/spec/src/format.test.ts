import { describe, expect, it } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { formatDiagnostic, readSpecs } from './index.ts';

async function format(text: string, colors = false): Promise<string> {
  const { diagnostics, sources } = await readSpecs(['money.tacet.yaml'], { readFile: () => Buffer.from(text) });
  const formatted = diagnostics.map((diagnostic: Diagnostic) =>
    formatDiagnostic(diagnostic, sources.get(diagnostic.path) ?? '', { colors }),
  );
  return (await Promise.all(formatted)).join('\n\n');
}

const head = 'tacet: 1\ncontext: money\nvalues:\n';

describe('formatDiagnostic', () => {
  it('shows position, code, message, frame, hint and page', async () => {
    expect(await format(`${head}  Amount: { type: int }\n  Amounts: { list: Amuont }\n  Tax: { type: int }\n`)).toBe(
      [
        'money.tacet.yaml:5:20  error[unknown-type] There is no type "Amuont" here.',
        '  3 | values:',
        '  4 |   Amount: { type: int }',
        '> 5 |   Amounts: { list: Amuont }',
        '    |                    ^^^^^^',
        '  6 |   Tax: { type: int }',
        '  hint: Did you mean "Amount"?',
        '  page: tacet explain unknown-type',
      ].join('\n'),
    );
  });

  it('cuts long lines, and keeps the carets under the place', async () => {
    const text = await format(
      `{ "tacet": 1, "context": "money", "values": { ${'"A": { "type": "int" }, '.repeat(1)}${' '.repeat(
        5000,
      )}"B": { "list": "Z" } } }`,
    );
    const [, line = '', carets = ''] = text.split('\n');
    expect(line.length).toBeLessThan(200);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('"Z"');
  });

  it.each([
    ['CR LF', `${head}  Amounts: { list: Z }\r\n`],
    ['tabs', `${head}  Amounts: { list:\tZ }\n`],
    ['a line separator', `${head}  # \u2028\n  Amounts: { list: Z }\n`],
    ['an escape sequence', `${head}  Amounts: { list: "\\e[31mZ" } # \u009B31m\n`],
  ])('lets %s neither break the frame nor reach the terminal', async (_, text) => {
    const formatted = await format(text);
    expect(formatted).toContain('^');
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(formatted).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u2028]/);
  });

  it('has colours when asked for', async () => {
    expect(await format(`${head}  Amounts: { list: Z }\n`, true)).toContain('\u001B[31m');
  });

  it('shows a file that is not there without a frame', async () => {
    const { diagnostics } = await readSpecs(['money.tacet.yaml'], { readFile: () => 'missing' });
    const [diagnostic] = diagnostics;
    expect(await formatDiagnostic(diagnostic!, '', { colors: false })).toBe(
      'money.tacet.yaml:1:1  error[missing-file] There is no file "money.tacet.yaml".\n  page: tacet explain missing-file',
    );
  });
});
