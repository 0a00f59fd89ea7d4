import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageSource } from './pages.adapter.ts';

/** The pages of the lint rules, which the bundle carries beside itself; none when it does not. */
export function rulePages(): PageSource {
  const folder = fileURLToPath(new URL('./assets/rules', import.meta.url));
  const codes = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => basename(name, '.md'))
    : [];
  return { topic: 'lint rules', codes: codes.sort(), find: (code) => readFile(join(folder, `${code}.md`), 'utf8') };
}
