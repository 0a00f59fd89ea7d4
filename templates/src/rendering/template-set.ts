import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { helpers } from './helpers.ts';

/** Templates ready to be filled; each is compiled when it is first used. */
export interface TemplateSet {
  /** Fills the template `<folder>/<file>` (`kinds/kinds.ts`) with a view. */
  readonly render: (name: string, view: object) => string;
}

/**
 * Reads the templates. `overrides` is a folder of the user's: a file `<folder>/<file>.hbs` in it
 * (`orchestrator/orchestrator.ts.hbs`) replaces ours of that name.
 */
export function loadTemplates(options: { readonly overrides?: string } = {}): TemplateSet {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  return {
    render(name, view) {
      const template =
        compiled.get(name) ?? engine.compile(readTemplate(name, options.overrides), { noEscape: true, strict: true });
      compiled.set(name, template);
      return template(view);
    },
  };
}

const ownFolder = fileURLToPath(new URL('../../src/', import.meta.url));

function readTemplate(name: string, overrides: string | undefined): string {
  const override = overrides === undefined ? undefined : join(overrides, `${name}.hbs`);
  const [folder = '', file = ''] = name.split('/');
  const path =
    override !== undefined && existsSync(override) ? override : join(ownFolder, folder, 'files', `${file}.hbs`);
  return readFileSync(path, 'utf8');
}
