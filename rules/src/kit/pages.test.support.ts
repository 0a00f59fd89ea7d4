import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import tacet from '../index.ts';

/** A finding as a page underlines it; columns count from 0. */
export interface Underline {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

/** A block of code on a page: a file, what is enabled differently for it, and what is underlined in it. */
export interface Sample {
  readonly filename: string;
  readonly code: string;
  readonly options: object | undefined;
  readonly settings: object | undefined;
  readonly underlines: readonly Underline[];
  readonly isBad: boolean;
}

/** What differs from the preset when a piece of code is linted. */
export interface Setup {
  readonly filename?: string;
  readonly rule?: string;
  readonly options?: object | undefined;
  readonly settings?: object | undefined;
}

/** Runs the samples of a rule's page: bad ones have exactly the underlined findings, good ones have none. */
export function describePage(rule: string): void {
  const page = readFileSync(new URL(`../${rule}.md`, import.meta.url), 'utf8');
  const samples = readSamples(page);
  describe(`${rule}.md`, () => {
    it('shows bad and good samples', () => {
      expect(samples.some(({ isBad, underlines }) => isBad && underlines.length > 0)).toBe(true);
      expect(samples.some(({ isBad }) => !isBad)).toBe(true);
    });
    it.each(samples.map((sample, index) => ({ title: `${index + 1}: ${sample.filename}`, sample })))(
      '$title',
      ({ sample }) => {
        expect(underline(sample.code, { ...sample, rule }, rule)).toEqual(sample.underlines);
        expect(sample.underlines.length > 0).toBe(sample.isBad);
      },
    );
  });
}

/** Lints code with the recommended preset and answers what is found, as a page would underline it. */
export function underline(code: string, setup: Setup, pageOf = ''): readonly Underline[] {
  return lint(code, setup).map(({ ruleId, messageId, message, line, column, endLine, endColumn }) => {
    const rule = (ruleId ?? message).replace('tacet/', '');
    const start = column - 1;
    const end = endLine === line ? (endColumn ?? column) - 1 : start;
    return { line, start, end, says: `${rule === pageOf ? '' : `${rule}/`}${messageId ?? ''}` };
  });
}

/** The names of the rules that report something in code, in the order of the code. */
export function rulesFor(code: string, setup: Setup = {}): readonly string[] {
  return lint(code, setup).map(({ ruleId, message }) => (ruleId ?? message).replace('tacet/', ''));
}

/** The texts that an editor may turn code into, suggestion by suggestion. */
export function suggestionsFor(code: string, setup: Setup = {}): readonly string[] {
  return lint(code, setup).flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix: { range, text } }) => code.slice(0, range[0]) + text + code.slice(range[1])),
  );
}

/** Statements as the body of a driver's method. */
export function inMethod(statements: string): string {
  return `export class PaymentOrchestrator {\n  async run(order: Order): Promise<PaymentResult> {\n    ${statements}\n  }\n}\n`;
}

function lint(code: string, setup: Setup): Linter.LintMessage[] {
  const { filename = 'payment.orchestrator.ts', rule = '', options, settings } = setup;
  if (tacet.rules[rule]?.meta.docs.tier === 'typed') return lintTyped(code, filename);
  const own: Linter.Config = {
    files: ['**/*.ts'],
    ...(settings && { settings: { tacet: { ...settings } } }),
    ...(options && { rules: { [`tacet/${rule}`]: ['error', options] } }),
  };
  return new Linter({ configType: 'flat' }).verify(code, [...tacet.configs.recommended, own], { filename });
}

const fixtures = fileURLToPath(new URL('fixtures/typed', import.meta.url));

/** Lints code in the place of a file of the fixtures, with the preset `typed`. */
function lintTyped(code: string, filename: string): Linter.LintMessage[] {
  const own: Linter.Config = { files: ['**/*.ts'], languageOptions: { parserOptions: { tsconfigRootDir: fixtures } } };
  const linter = new Linter({ configType: 'flat', cwd: fixtures });
  return linter.verify(code, [...tacet.configure({ typed: true }), own], { filename: join(fixtures, filename) });
}

/** Reads the blocks of a page that begin with the comment of a file name; a `❌` above makes them bad, a `✅` good. */
export function readSamples(page: string): readonly Sample[] {
  const parts = page.split(/^```(?:ts)?$/m);
  return parts.flatMap((text, index) => {
    const [, filename, setup] = /^\n\/\/ (\S+\.ts)(?: (\{.*\}))?\n/.exec(text) ?? [];
    if (index % 2 === 0 || filename === undefined) return [];
    const above = parts
      .slice(0, index)
      .filter((_, place) => place % 2 === 0)
      .join('');
    const isBad = above.lastIndexOf('❌') > above.lastIndexOf('✅');
    return [{ filename, isBad, ...readSetup(setup), ...readUnderlines(text.slice(1)) }];
  });
}

function readSetup(text = '{}'): Pick<Sample, 'options' | 'settings'> {
  const { options, settings } = JSON.parse(text) as { readonly options?: object; readonly settings?: object };
  return { options, settings };
}

/** `//   ^^^ says` is about the line above; `// <^^^ says` about its first columns. */
function readUnderlines(text: string): Pick<Sample, 'code' | 'underlines'> {
  const code: string[] = [];
  const underlines: Underline[] = [];
  for (const line of text.split('\n')) {
    const [, before = '', carets = '', says = ''] = /^( *\/\/ *<?)(\^+) ([\w/-]+)$/.exec(line) ?? [];
    const start = before.endsWith('<') ? 0 : before.length;
    if (carets === '') code.push(line);
    else underlines.push({ line: code.length, start, end: start + carets.length, says });
  }
  return { code: code.join('\n'), underlines };
}
