import type { Context } from '@tacet/spec';
import type { GeneratedFile, Template } from './generated-file.ts';
import { kinds } from './kinds/generator.ts';
import type { TemplateSet } from './rendering/template-set.ts';

/** Every template, in the order in which its files are listed. */
export const allTemplates: readonly Template[] = [kinds];

/** Writes the whole slice of a context, in memory; the same context and templates give the same files, byte for byte. */
export function generateFiles(context: Context, templates: TemplateSet): readonly GeneratedFile[] {
  return allTemplates.flatMap(({ name, plan }) =>
    plan(context).map(({ path, ownership, source, view }) => ({
      path,
      content: templates.render(`${name}/${source}`, view),
      ownership,
      template: name,
    })),
  );
}
