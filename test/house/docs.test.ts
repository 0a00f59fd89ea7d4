import { describe, expect, it } from 'vitest';
import { replaceBetween, toTable } from './markers.ts';
import { planRegistries } from './registries.ts';
import { isGenerated, readTree } from './tree.ts';

const page = 'before\n<!-- begin:rules -->\nold\n<!-- end:rules -->\nafter\n';

describe('tables between markers', () => {
  it('replaces what stands between them, and writing twice changes nothing', () => {
    const once = replaceBetween(page, 'rules', 'new', 'README.md');
    expect(once).toBe('before\n<!-- begin:rules -->\n\nnew\n\n<!-- end:rules -->\nafter\n');
    expect(replaceBetween(once, 'rules', 'new', 'README.md')).toBe(once);
  });

  it('takes `$&` and the like as they are', () => {
    expect(replaceBetween(page, 'rules', '$& $1', 'README.md')).toContain('\n$& $1\n');
  });

  it.each([
    ['no markers', 'nothing here'],
    ['no end', '<!-- begin:rules -->'],
    ['two beginnings', `${page}<!-- begin:rules -->`],
    ['the end first', '<!-- end:rules --> <!-- begin:rules -->'],
  ])('refuses a page with %s', (_, text) => {
    expect(() => replaceBetween(text, 'rules', 'new', 'README.md')).toThrow('README.md');
  });

  it('keeps a cell in its column', () => {
    expect(toTable(['a', 'b'], [['x | y', 'z']])).toBe('| a | b |\n| --- | --- |\n| x \\| y | z |');
  });
});

describe('registries', () => {
  const unit = { path: 'rules/src/no-clock.ts', text: 'export const noClock = defineRule({});' };

  it('name each unit of a tree', () => {
    const [, rules] = planRegistries([unit, { path: 'rules/src/index.ts', text: '' }]);
    expect(rules?.text).toContain("import { noClock } from './no-clock.ts';");
  });

  it('say in line one that they are generated, here and as planned', () => {
    const tree = readTree(process.cwd());
    const planned = planRegistries(tree);
    const committed = planned.map(({ path }) => tree.find((file) => file.path === path)?.text ?? '');
    expect([...planned.map(({ text }) => text), ...committed].filter((text) => !isGenerated(text))).toEqual([]);
  });
});
