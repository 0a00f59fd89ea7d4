import { join } from 'node:path';
import { loadTemplates } from '@tacet/templates/files';
import { toCamelCase } from '@tacet/vocabulary';
import { planRegistries } from './registries.ts';
import type { TreeFile } from './tree.ts';

/** The kinds of units that `npm run new` knows. */
export const unitKinds = ['rule', 'template', 'step'] as const;

/** One of them. */
export type UnitKind = (typeof unitKinds)[number];

/** A new unit: its own files, and the registries that name it. */
export interface NewUnit {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  /** The path of the one test that is red until the unit is written. */
  readonly test: string;
}

/** Where the parts of a unit lie, by the name of the scaffold that each is made from. */
const parts: Readonly<Record<UnitKind, (name: string) => Readonly<Record<string, string>>>> = {
  rule: (name) => ({
    'rule.ts': `rules/src/${name}.ts`,
    'rule.test.ts': `rules/src/${name}.test.ts`,
    'rule.md': `rules/src/${name}.md`,
  }),
  template: (name) => ({
    'generator.ts': `templates/src/${name}/generator.ts`,
    'template.test.ts': `templates/src/${name}/${name}.test.ts`,
    'template.md': `templates/src/${name}/${name}.md`,
    'template.ts.hbs': `templates/src/${name}/files/${name}.ts.hbs`,
  }),
  step: (name) => ({
    'step.ts': `packages/codemods/src/steps/${name}/step.ts`,
    'step.test.ts': `packages/codemods/src/steps/${name}/${name}.test.ts`,
    'step.md': `packages/codemods/src/steps/${name}/${name}.md`,
    'before.ts': `packages/codemods/src/steps/${name}/fixtures/first-move/before.ts`,
    'after.ts': `packages/codemods/src/steps/${name}/fixtures/first-move/after.ts`,
    'skip.ts': `packages/codemods/src/steps/${name}/fixtures/skip-nothing-to-move/before.ts`,
  }),
};

/** Decides what a new unit adds to a tree, or says why it cannot be added. */
export function planUnit(
  tree: readonly TreeFile[],
  kind: UnitKind,
  name: string,
): NewUnit | { readonly problem: string } {
  const templates = loadTemplates({ overrides: join(import.meta.dirname, 'scaffolds') });
  const view = { name, identifier: toCamelCase(name) };
  const files = Object.entries(parts[kind](name)).map(([source, path]) => ({
    path,
    content: templates.render(`${kind}/${source}`, view),
  }));
  const taken = files.find(({ path }) => tree.some((file) => file.path === path));
  if (taken !== undefined) return { problem: `${taken.path} exists already.` };
  const added = files.map(({ path, content }) => ({ path, text: content }));
  const registries = planRegistries([...tree, ...added]).map(({ path, text }) => ({ path, content: text }));
  return { files: [...files, ...registries], test: files.find(({ path }) => path.endsWith('.test.ts'))?.path ?? '' };
}
