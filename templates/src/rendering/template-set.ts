import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { escapes } from './escapes.ts';

/** Templates ready to be filled; each is compiled when it is first used. */
export interface TemplateSet {
  /** Fills the template `<folder>/<file>` (`kinds/kinds.ts`) with a view. */
  readonly render: (name: string, view: object) => string;
}

/**
 * Reads the templates. `overrides` is a folder of the user's: a file `<folder>/<file>.hbs` in it
 * (`orchestrator/orchestrator.ts.hbs`, `partials/variant.hbs`) replaces ours of that name.
 */
export function loadTemplates({ overrides }: { readonly overrides?: string } = {}): TemplateSet {
  const engine = Handlebars.create();
  engine.registerHelper(escapes);
  for (const file of readdirSync(join(ownFolder, 'rendering', 'partials'))) {
    const name = file.replace(/\.hbs$/, '');
    engine.registerPartial(name, compile(engine, readTemplate('partials', name, overrides)));
  }
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  return {
    render(name, view) {
      const [folder = '', file = ''] = name.split('/');
      const template = compiled.get(name) ?? compile(engine, readTemplate(folder, file, overrides));
      compiled.set(name, template);
      return template(view);
    },
  };
}

const ownFolder = fileURLToPath(new URL('../../src/', import.meta.url));

function compile(engine: typeof Handlebars, source: string): Handlebars.TemplateDelegate {
  return engine.compile(source, { noEscape: true, strict: true });
}

function readTemplate(folder: string, file: string, overrides: string | undefined): string {
  const own = folder === 'partials' ? join('rendering', folder) : join(folder, 'files');
  const override = overrides === undefined ? undefined : join(overrides, folder, `${file}.hbs`);
  const path = override !== undefined && existsSync(override) ? override : join(ownFolder, own, `${file}.hbs`);
  return readFileSync(path, 'utf8');
}
