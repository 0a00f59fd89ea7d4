import { problemCodes } from '@tacet/changes';
import { finishCodes, refusalCodes } from '@tacet/codemods';
import { diagnosticCodes } from '@tacet/spec';
import { fileFindingCodes } from '@tacet/templates';
import { describe, expect, it } from 'vitest';
import { findMissingPages, findMissingParts, findMissingSamples } from './completeness.ts';
import { readTree, type TreeFile } from './tree.ts';

const tree = readTree(process.cwd());

describe('the house is complete', () => {
  it('every unit has its parts and is registered', () => {
    expect(findMissingParts(tree)).toEqual([]);
  });

  it('every page of a rule shows bad and good', () => {
    expect(findMissingSamples(tree)).toEqual([]);
  });

  it.each([
    ['packages/spec/pages/', Object.keys(diagnosticCodes)],
    ['packages/changes/pages/', problemCodes],
    ['packages/codemods/pages/', [...refusalCodes, ...finishCodes]],
    ['templates/pages/', fileFindingCodes],
  ])('every code has its page in %s', (folder, codes) => {
    expect(findMissingPages(tree, folder, codes)).toEqual([]);
  });
});

describe('what is missing is found', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'of a rule',
      {
        'rules/src/no-if.ts': 'defineRule({})',
        'rules/src/index.ts': '',
        'rules/src/registry.ts': "from './no-iff.ts'",
      },
      ['rule no-if has no test', 'rule no-if has no page', 'rule no-if is not in rules/src/registry.ts'],
    ],
    [
      'of a rule with a page only',
      { 'rules/src/no-if.md': '', 'rules/src/registry.ts': "'./no-if.ts'" },
      ['rule no-if has no code', 'rule no-if has no test'],
    ],
    [
      'of a template',
      { 'templates/src/store/files/store.ts.hbs': '', 'templates/src/rendering/render.ts': '' },
      [
        'template store has no generator',
        'template store has no test',
        'template store has no page',
        'template store is not in templates/src/registry.ts',
      ],
    ],
    [
      'of a step',
      {
        'packages/codemods/src/steps/guard/step.ts': '',
        'packages/codemods/src/steps/guard/fixtures/skip-loop/before.ts': '',
      },
      [
        'step guard has no test',
        'step guard has no page',
        'step guard has no fixture that moves',
        'step guard is not in packages/codemods/src/steps/registry.ts',
      ],
    ],
  ])('%s', (_, files, missing) => {
    expect(findMissingParts(treeOf(files))).toEqual(missing);
  });

  it('in a page', () => {
    const good = '## ✅ Good\n\n```ts\na();\n```\n';
    expect(findMissingSamples(treeOf({ 'rules/src/no-if.md': good }))).toEqual([
      'rules/src/no-if.md shows no bad sample',
    ]);
    expect(findMissingSamples(treeOf({ 'rules/src/no-if.md': '❌ and ✅, but no code' }))).toHaveLength(2);
  });

  it('among pages and codes', () => {
    const missing = findMissingPages(treeOf({ 'p/old.md': '', 'p/known.md': '' }), 'p/', ['known', 'new']);
    expect(missing).toEqual(['p/new.md is missing', 'p/old.md explains no code']);
  });
});

function treeOf(files: Readonly<Record<string, string>>): readonly TreeFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}
