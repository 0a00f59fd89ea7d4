import { basename, dirname, join, relative } from 'node:path/posix';
import { parserName, type Context } from '@tacet/spec';
import type { GeneratedFile } from './generated-file.ts';
import { allTemplates } from './registry.ts';
import type { TemplateSet } from './rendering/template-set.ts';
import { enumOf, trustOf } from './slice/names.ts';
import { constantsHole, fillConstants } from './typescript/constants.ts';
import { findExports, type ExportedName } from './typescript/exports.ts';
import { fillImports, importsHole } from './typescript/imports.ts';
import { layOut } from './typescript/layout.ts';

/** Writes the whole slice of a context, in memory; the same context and templates give the same files, byte for byte. */
export function generateFiles(context: Context, templates: TemplateSet): readonly GeneratedFile[] {
  const holes = { spec: basename(context.path), imports: importsHole, constants: constantsHole };
  const files = allTemplates.flatMap(({ name, plan }) =>
    plan(context).map(({ path, ownership, source, view, constants = [] }) => ({
      path,
      content: fillConstants(templates.render(`${name}/${source}`, { ...holes, ...view }), constants),
      ownership,
      template: name,
    })),
  );
  const own = files.filter(({ path }) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const exported = own.flatMap(({ path, content }) => findExports(content, toSpecifier(path)));
  const available = [...exported, ...findUsedExports(context), ...packageExports];
  return files.map((file) => {
    if (!file.path.endsWith('.ts')) return file;
    const specifier = toSpecifier(file.path);
    const others = available.filter(({ from }) => from !== specifier);
    return { ...file, content: layOut(fillImports(file.content, others)) };
  });
}

const packageExports: readonly ExportedName[] = [
  { name: 'z', form: 'class', from: 'zod' },
  ...['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it', 'vi'].map(
    (name): ExportedName => ({
      name,
      form: 'function',
      from: 'vitest',
    }),
  ),
];

/** What this slice can take from the files of the contexts that it uses. */
function findUsedExports({ path, uses }: Context): readonly ExportedName[] {
  return uses.flatMap((use) => {
    const base = relative(dirname(path), join(dirname(use.path), use.name));
    const stem = base.startsWith('.') ? base : `./${base}`;
    return use.values.flatMap(({ name, shape }): readonly ExportedName[] => [
      { name, form: 'type', from: `${stem}.values.js` },
      { name: parserName(name), form: 'function', from: `${stem}.values.js` },
      { name: trustOf(name), form: 'function', from: `${stem}.values.js` },
      ...(shape.kind === 'enum' ? [{ name: enumOf(name), form: 'const', from: `${stem}.kinds.js` } as const] : []),
    ]);
  });
}

function toSpecifier(file: string): string {
  return `./${file.replace(/\.ts$/, '.js')}`;
}
