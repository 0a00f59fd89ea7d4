import type { TreeFile } from './tree.ts';

/** What a kind of unit consists of; in patterns of paths, `#` stands for the unit's name. */
interface UnitShape {
  readonly kind: string;
  /** The name of the unit that a file is a part of. */
  readonly findName: (file: TreeFile) => string | undefined;
  readonly parts: Readonly<Record<string, string>>;
  /** Where the unit is registered, and as what. */
  readonly registry?: { readonly path: string; readonly entry: string };
}

const shapes: readonly UnitShape[] = [
  {
    kind: 'rule',
    findName: ({ path, text }) => {
      const [, name, ending] = /^rules\/src\/([\w-]+)(\.test\.ts|\.ts|\.md)$/.exec(path) ?? [];
      return ending === '.md' || text.includes('defineRule(') ? name : undefined;
    },
    parts: { code: 'rules/src/#\\.ts', test: 'rules/src/#\\.test\\.ts', page: 'rules/src/#\\.md' },
    registry: { path: 'rules/src/registry.ts', entry: "'./#.ts'" },
  },
  {
    kind: 'template',
    findName: ({ path, text }) => {
      const [, name, ending] = /^templates\/src\/([\w-]+)\/(generator\.ts$|files\/)/.exec(path) ?? [];
      return ending === 'files/' || text.includes(': Template = {') ? name : undefined;
    },
    parts: {
      generator: 'templates/src/#/generator\\.ts',
      files: 'templates/src/#/files/.+\\.hbs',
      test: 'templates/src/#/.+\\.test\\.ts',
      page: 'templates/src/#/.+\\.md',
    },
    registry: { path: 'templates/src/registry.ts', entry: "'./#/generator.ts'" },
  },
  {
    kind: 'step',
    findName: ({ path }) => /^packages\/codemods\/src\/steps\/([\w-]+)\//.exec(path)?.[1],
    parts: {
      code: 'packages/codemods/src/steps/#/step\\.ts',
      test: 'packages/codemods/src/steps/#/.+\\.test\\.ts',
      page: 'packages/codemods/src/steps/#/.+\\.md',
      'fixture that moves': 'packages/codemods/src/steps/#/fixtures/.+/after\\.ts',
      'fixture that must stay': 'packages/codemods/src/steps/#/fixtures/skip-.+/before\\.ts',
    },
    registry: { path: 'packages/codemods/src/steps/registry.ts', entry: "'./#/step.ts'" },
  },
];

/** The parts that our units lack, and the units that are in no registry. */
export function findMissingParts(tree: readonly TreeFile[]): readonly string[] {
  return shapes.flatMap((shape) => {
    const names = new Set(tree.flatMap((file) => shape.findName(file) ?? []));
    return [...names]
      .sort()
      .flatMap((name) => [...findPartsMissing(tree, shape, name), ...findUnregistered(tree, shape, name)]);
  });
}

/** The pages of rules that do not show both a bad and a good sample. */
export function findMissingSamples(tree: readonly TreeFile[]): readonly string[] {
  return tree
    .filter(({ path }) => /^rules\/src\/[\w-]+\.md$/.test(path))
    .flatMap(({ path, text }) => [
      ...(hasSample(text, '❌') ? [] : [`${path} shows no bad sample`]),
      ...(hasSample(text, '✅') ? [] : [`${path} shows no good sample`]),
    ]);
}

/** The codes without a page, and the pages without a code. */
export function findMissingPages(
  tree: readonly TreeFile[],
  folder: string,
  codes: readonly string[],
): readonly string[] {
  const pages = tree.flatMap(({ path }) => (path.startsWith(folder) && path.endsWith('.md') ? [path] : []));
  const wanted = codes.map((code) => `${folder}${code}.md`);
  return [
    ...wanted.filter((path) => !pages.includes(path)).map((path) => `${path} is missing`),
    ...pages.filter((path) => !wanted.includes(path)).map((path) => `${path} explains no code`),
  ];
}

function findPartsMissing(tree: readonly TreeFile[], { kind, parts }: UnitShape, name: string): readonly string[] {
  return Object.entries(parts)
    .filter(([, pattern]) => !tree.some(({ path }) => new RegExp(`^${pattern.replace('#', name)}$`).test(path)))
    .map(([part]) => `${kind} ${name} has no ${part}`);
}

function findUnregistered(tree: readonly TreeFile[], { kind, registry }: UnitShape, name: string): readonly string[] {
  if (registry === undefined) return [];
  const text = tree.find(({ path }) => path === registry.path)?.text ?? '';
  return text.includes(registry.entry.replace('#', name)) ? [] : [`${kind} ${name} is not in ${registry.path}`];
}

function hasSample(page: string, sign: string): boolean {
  return new RegExp(`^.*${sign}.*$[^]*?^\`\`\``, 'm').test(page);
}
