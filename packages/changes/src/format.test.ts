import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { formatContents } from './format.ts';
import { makeTree, removeTree } from './tree.test.kit.ts';

const roots: string[] = [];
const ugly = `export   const a = ["x",\n"y"]`;

afterEach(() => {
  for (const root of roots.splice(0)) removeTree(root);
});

/** Where a package is installed that the first can see, seen by the second, and so on: `a > b` is the `b` of `a`. */
function findPackage(chain: string): string {
  const names = chain.split(' > ');
  const name = names.pop() ?? '';
  const seenBy = names.reduce((from, each) => createRequire(from.resolve(each)), createRequire(import.meta.url));
  return dirname(seenBy.resolve(`${name}/package.json`));
}

/** A project with these files that has installed these packages: name there → name here. */
function project(files: Readonly<Record<string, string>>, packages: Readonly<Record<string, string>> = {}): string {
  const root = makeTree(files);
  roots.push(root);
  for (const [there, here] of Object.entries(packages)) {
    const link = join(root, 'node_modules', there);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(findPackage(here), link);
  }
  return root;
}

async function format(
  root: string,
  path: string,
  content = ugly,
): Promise<readonly [string | undefined, readonly string[]]> {
  const { files, problems } = await formatContents(root, [{ path, content }]);
  return [files[0]?.content, problems.map(({ code, severity, path: where }) => `${severity} ${code} ${where}`)];
}

describe('without a configuration', () => {
  it('texts stay as they are, even if a formatter is installed', async () => {
    const root = project({ 'package.json': '{ "devDependencies": { "prettier": "3" } }' }, { prettier: 'prettier' });
    expect(await format(root, 'src/a.ts')).toEqual([ugly, []]);
  });

  it('extra properties and the order of files stay', async () => {
    const files = [
      { path: 'b.ts', content: 'b', owned: true },
      { path: 'a.ts', content: 'a', owned: false },
    ];
    expect(await formatContents(project({}), files)).toEqual({ files, problems: [] });
  });
});

describe.each([
  [3, 'prettier'],
  [2, '@changesets/cli > @changesets/write > prettier'],
])('with Prettier %i', (version, name) => {
  const installed = { prettier: name };

  it('is what is tested here', () => {
    expect(readFileSync(join(findPackage(name), 'package.json'), 'utf8')).toContain(`"version": "${String(version)}.`);
  });

  it.each([
    ['.prettierrc', '{ "singleQuote": true }'],
    ['.prettierrc.yaml', 'singleQuote: true'],
    ['prettier.config.cjs', 'module.exports = { singleQuote: true };'],
    ['package.json', '{ "prettier": { "singleQuote": true } }'],
  ])('its %s is used', async (file, text) => {
    expect(await format(project({ [file]: text }, installed), 'src/a.ts')).toEqual([
      `export const a = ['x', 'y'];\n`,
      [],
    ]);
  });

  it('the nearest configuration wins, and .editorconfig is heard', async () => {
    const files = {
      '.prettierrc': '{}',
      'lib/.prettierrc': '{ "semi": false }',
      'lib/.editorconfig': '[*]\nindent_style = tab',
    };
    const root = project(files, installed);
    expect(await format(root, 'a.ts', 'if (a) { b() }')).toEqual(['if (a) {\n  b();\n}\n', []]);
    expect(await format(root, 'lib/a.ts', 'if (a) { b() }')).toEqual(['if (a) {\n\tb()\n}\n', []]);
  });

  it('a configuration above the root is found', async () => {
    const root = project({ '.prettierrc': '{}', 'packages/one/package.json': '{}' }, installed);
    expect(await format(join(root, 'packages/one'), 'src/a.ts')).toEqual(['export const a = ["x", "y"];\n', []]);
  });

  it('what it ignores or does not know stays as it is', async () => {
    const root = project({ '.prettierrc': '{}', '.prettierignore': 'generated/' }, installed);
    expect(await format(root, 'generated/a.ts')).toEqual([ugly, []]);
    expect(await format(root, 'schema.sql', 'select   1')).toEqual(['select   1', []]);
  });

  it('a text that it cannot parse is an error that names it', async () => {
    const root = project({ '.prettierrc': '{}' }, installed);
    expect(await format(root, 'src/a.ts', 'const = ;')).toEqual(['const = ;', ['error formatter-failed src/a.ts']]);
    const { problems } = await formatContents(root, [{ path: 'src/a.ts', content: 'const = ;' }]);
    expect(problems[0]?.message).toMatch(/^Prettier failed: .+\(1:7\)$/);
  });

  it('a broken configuration is an error', async () => {
    const [content, problems] = await format(project({ '.prettierrc': '{ "semi": ' }, installed), 'src/a.ts');
    expect([content, problems]).toEqual([ugly, ['error formatter-failed src/a.ts']]);
  });
});

describe('with Biome', () => {
  const installed = { '@biomejs/biome': '@biomejs/biome', prettier: 'prettier' };
  const single = '{ "javascript": { "formatter": { "quoteStyle": "single" } } }';

  it('its configuration is used, with comments too', async () => {
    const root = project({ 'biome.jsonc': `// ours\n${single}` }, installed);
    expect(await format(root, 'src/a.ts')).toEqual([`export const a = ['x', 'y'];\n`, []]);
  });

  it('the nearer of both configurations wins, and Biome in one folder', async () => {
    const root = project(
      { 'biome.json': single, '.prettierrc': '{}', 'lib/.prettierrc': '{ "semi": false }' },
      installed,
    );
    expect(await format(root, 'a.ts')).toEqual([`export const a = ['x', 'y'];\n`, []]);
    expect(await format(root, 'lib/a.ts')).toEqual([`export const a = ["x", "y"]\n`, []]);
  });

  it('a language that it does not know is left to Prettier', async () => {
    const root = project({ 'biome.json': single, '.prettierrc': '{}' }, installed);
    expect(await format(root, 'a.md', '*  a')).toEqual(['- a\n', []]);
  });

  it('a formatter that is switched off changes nothing', async () => {
    const root = project({ 'biome.json': '{ "formatter": { "enabled": false } }' }, installed);
    expect(await format(root, 'a.ts')).toEqual([ugly, []]);
  });

  it.each([
    ['a text that it cannot parse', '{}', 'const = ;'],
    ['a broken configuration', '{ "formatter": 1', ugly],
  ])('%s is an error that names it', async (_, config, text) => {
    const root = project({ 'biome.json': config }, installed);
    expect(await format(root, 'src/a.ts', text)).toEqual([text, ['error formatter-failed src/a.ts']]);
    const { problems } = await formatContents(root, [{ path: 'src/a.ts', content: text }]);
    expect(problems[0]?.message).toMatch(/^Biome failed: \S.+/);
  });
});

describe('a configuration without the tool', () => {
  it.each([
    ['.prettierrc', '{}'],
    ['biome.json', '{}'],
  ])('%s is one warning, and texts stay as they are', async (file, text) => {
    const root = project({ [file]: text });
    const contents = ['a.ts', 'b.ts'].map((path) => ({ path, content: ugly }));
    const { files, problems } = await formatContents(root, contents);
    expect(files).toEqual(contents);
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning formatter-missing']);
  });

  it('that is installed but broken is an error', async () => {
    const root = project({ '.prettierrc': '{}' });
    mkdirSync(join(root, 'node_modules/prettier'), { recursive: true });
    writeFileSync(join(root, 'node_modules/prettier/index.js'), 'throw new Error("no\\nway");');
    const { problems } = await formatContents(root, [{ path: 'a.ts', content: ugly }]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([['formatter-failed', 'Prettier failed: no']]);
  });
});
