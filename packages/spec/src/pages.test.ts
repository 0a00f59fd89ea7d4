import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticCodes } from './codes.ts';
import { readSpecs, type FileContent } from './index.ts';
import { samplesOf, type Sample } from './page-samples.ts';

const pages = new URL('../pages/', import.meta.url);
const codes = Object.keys(diagnosticCodes);

/** The bytes of a sample: `⟨FC⟩` stands for one byte, "… and so on" and "… 1 MB" for what a page cannot show. */
function bytesOf(text: string): Uint8Array {
  const names = Array.from({ length: 1000 }, (_, index) => `  V${(index + 1).toString()}: { type: int }`).join('\n');
  const whole = text
    .replace(/^ *# … and so on.*$/m, names)
    .replace(/^ *# … and a comment of 1 MB$/m, `# ${'-'.repeat(1024 * 1024)}`);
  return Buffer.concat(
    whole
      .split(/⟨([0-9A-F]{2})⟩/)
      .map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.from(part, 'hex'))),
  );
}

async function read(samples: readonly Sample[]): Promise<readonly string[]> {
  const contents = new Map<string, FileContent>(
    samples.map(({ title, text }) => {
      const [name = '', note] = title.split(' (');
      return [name, note === undefined ? bytesOf(text) : note.startsWith('not') ? 'missing' : 'directory'];
    }),
  );
  const { diagnostics } = await readSpecs([...contents.keys()], {
    readFile: (path) => contents.get(path) ?? 'missing',
  });
  return diagnostics.map(({ path, line, code }) => `${path}:${line.toString()} ${code}`);
}

function marksOf(samples: readonly Sample[]): readonly string[] {
  return samples.flatMap(({ title, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, code] = /# ← (\S+)$/.exec(line) ?? [];
      return code === undefined ? [] : [`${title}:${(index + 1).toString()} ${code}`];
    }),
  );
}

it('has one page for each code, and no other', () => {
  expect(readdirSync(pages).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

describe.each(codes)('%s', (code) => {
  const page = readFileSync(new URL(`${code}.md`, pages), 'utf8');
  const wrong = samplesOf(page, 'Wrong');

  it('is what the wrong sample yields, at its mark, and nothing else', async () => {
    const marks = marksOf(wrong);
    const expected = marks.length > 0 ? marks : [`order.tacet.yaml:1 ${code}`];
    expect(await read(wrong)).toEqual(expected);
    expect(expected.every((mark) => mark.endsWith(` ${code}`))).toBe(true);
  });

  it('is not what the right sample yields, nor is anything else', async () => {
    const right = samplesOf(page, 'Right');
    expect(right.length).toBeGreaterThan(0);
    expect(await read(right)).toEqual([]);
  });
});
