import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadTemplates, type TemplateSet } from '../rendering/template-set.ts';
import { overridesFolder } from './overrides.ts';

/** A template of the user's that cannot be filled. */
export class TemplateFailure extends Error {
  /** Relative to the root, with `/`. */
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
  }
}

/** Our templates, and those of a project in their place; a project's that fails says which it is. */
export function loadTemplatesOf(root: string): TemplateSet {
  const overrides = join(root, overridesFolder);
  const templates = loadTemplates({ overrides });
  return {
    render: (name, view) => {
      try {
        return templates.render(name, view);
      } catch (error) {
        const culprit = [`${name}.hbs`, 'partials'].find((path) => existsSync(join(overrides, path)));
        throw culprit === undefined ? error : new TemplateFailure(`${overridesFolder}/${culprit}`, error);
      }
    },
  };
}
