import { AST_NODE_TYPES, simpleTraverse } from '@typescript-eslint/typescript-estree';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import tacet from 'eslint-plugin-tacet/rules';
import { describe, expect, it } from 'vitest';
import { roles, type Role } from '@tacet/vocabulary';
import { readCorpus } from './corpus.ts';
import { hugePrograms, jsxPrograms, syntaxPrograms } from './syntax.ts';

const linter = new Linter();

/** Names that the parser knows and makes no node of: modifiers are flags of their nodes. */
const neverMade = [
  'Abstract',
  'Async',
  'Declare',
  'Export',
  'Private',
  'Protected',
  'Public',
  'Readonly',
  'Static',
].map((modifier) => `TS${modifier}Keyword`);

/** A parser that keeps the last text's tree, which all roles look at in turn. */
function keepLast(): Linter.Parser {
  const last = new Map<string, ReturnType<typeof parser.parseForESLint>>();
  return {
    parseForESLint: (text: string, options: parser.ParserOptions) => {
      const key = `${options.filePath ?? ''}\n${text}`;
      const parsed = last.get(key) ?? parser.parseForESLint(text, options);
      last.clear();
      last.set(key, parsed);
      return parsed;
    },
  } as Linter.Parser;
}

const keepingParser = keepLast();
const every = [...roles, undefined];
/** The roles in which most rules look at a file. */
const busiest = ['orchestrator', 'domain'] as const;

/** Lints with every rule in every role, and none; answers whether the parser took the text. A rule that throws, throws. */
function lintInEveryRole(text: string, filename = 'any.ts', among: readonly (Role | undefined)[] = every): boolean {
  const all = Object.keys(tacet.rules).map((name) => [`tacet/${name}`, 'error'] as const);
  return among.every((role) => {
    const messages = linter.verify(
      text,
      {
        files: ['**/*.{ts,tsx}'],
        plugins: { tacet: tacet },
        languageOptions: { parser: keepingParser },
        rules: Object.fromEntries(all),
        ...(role && { settings: { tacet: { role } } }),
      },
      { filename },
    );
    return messages.every(({ fatal }) => fatal !== true);
  });
}

const sources = readCorpus().map(({ text }) => text);

describe('every kind of syntax', () => {
  const inBody = (text: string): string => `class A { async *m() { ${text} } constructor() { ${text} } }`;
  const inClass = (text: string): string => `export class A { private x = () => { ${text} }; static { ${text} } }`;
  const inFunction = (text: string): string => `export async function* f() { ${text} }`;

  it('is in the programs', () => {
    const seen = new Set<string>();
    const look = (text: string, jsx: boolean): void => {
      const { ast } = parser.parseForESLint(text, { ecmaFeatures: { jsx } });
      simpleTraverse(ast, { enter: ({ type }) => void seen.add(type) });
    };
    for (const program of syntaxPrograms) look(program, false);
    for (const program of jsxPrograms) look(program, true);
    expect(Object.values(AST_NODE_TYPES).filter((type) => !seen.has(type))).toEqual(neverMade);
  });

  it.each(syntaxPrograms)('never makes a rule throw: %s', (program) => {
    expect(lintInEveryRole(program)).toBe(true);
    for (const wrap of [inBody, inClass, inFunction]) lintInEveryRole(wrap(program));
  });

  it.each(jsxPrograms)('never makes a rule throw, in JSX: %s', (program) => {
    expect(lintInEveryRole(program, 'any.tsx')).toBe(true);
    lintInEveryRole(inBody(program), 'any.tsx');
  });

  it.each(hugePrograms)('never makes a rule throw: %s', (_, program) => {
    lintInEveryRole(program, 'any.ts', busiest);
  });

  it.each([...syntaxPrograms, ...sources].map((text, index) => [index, text] as const))(
    '… nor as programs in a row, %i',
    (index, text) => {
      lintInEveryRole(`${sources[index % sources.length] ?? ''}\n${text}`);
    },
  );
});

describe('sources that were damaged and still parse', () => {
  const tokensOf = (text: string): readonly string[] => text.match(/\s+|\w+|[^\s\w]/gu) ?? [];
  const tokenized = sources.map(tokensOf);

  const damaged = fc
    .record({
      tokens: fc.constantFrom(...tokenized),
      other: fc.constantFrom(...tokenized),
      at: fc.nat(),
      from: fc.nat(),
      kind: fc.constantFrom('delete', 'duplicate', 'swap', 'borrow'),
    })
    .map(({ tokens, other, at, from, kind }) => {
      const here = at % tokens.length;
      const there = from % tokens.length;
      const [left, token = '', right] = [tokens.slice(0, here), tokens[here], tokens.slice(here + 1)];
      if (kind === 'delete') return [...left, ...right].join('');
      if (kind === 'duplicate') return [...left, token, token, ...right].join('');
      if (kind === 'borrow') return [...left, other[from % other.length] ?? '', ...right].join('');
      return tokens
        .with(here, tokens[there] ?? '')
        .with(there, token)
        .join('');
    });

  it('never make a rule throw', () => {
    const outcomes = { parsed: 0 };
    fc.assert(
      fc.property(damaged, (text) => {
        if (lintInEveryRole(text)) outcomes.parsed += 1;
      }),
      { numRuns: 600 },
    );
    expect(outcomes.parsed).toBeGreaterThan(50);
  });
});
