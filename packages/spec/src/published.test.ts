import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { createJsonSchema } from './shape/json-schema.ts';

it('publishes the JSON Schema as it follows from the zod schema', async () => {
  await expect(`${JSON.stringify(createJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
    '../schema/tacet.schema.json',
  );
});

it('carries the pages as they stand in `pages/`', async () => {
  const folder = new URL('../pages/', import.meta.url);
  const pages = readdirSync(folder).map((name) => [
    name.replace(/\.md$/, ''),
    readFileSync(new URL(name, folder), 'utf8'),
  ]);
  const source = `/* Generated from pages/*.md by \`npm run publish-pages\`; edit the pages. */

/** The pages of the diagnostics, by code. */
export const pages: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(pages), undefined, 2)};
`;
  const formatted = await format(source, { parser: 'typescript', printWidth: 120, singleQuote: true });
  await expect(formatted).toMatchFileSnapshot('./pages.generated.ts');
});
