import type { Context } from '@tacet/spec';
import type { GeneratedFile } from './generated-file.ts';
import { allTemplates } from './registry.ts';
import type { TemplateSet } from './rendering/template-set.ts';

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
