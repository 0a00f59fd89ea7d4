// What bundles read at run time, copied beside them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const house = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files that our packages read at run time: where they lie in the house, and which of them. */
const assets = [
  { folder: 'packages/spec/pages', names: /\.md$/ },
  { folder: 'packages/changes/pages', names: /\.md$/ },
  { folder: 'packages/codemods/pages', names: /\.md$/ },
  { folder: 'packages/codemods/src/prove/kit', names: /\.ts$/ },
  { folder: 'templates/pages', names: /\.md$/ },
  { folder: 'templates/src', names: /\.hbs$/ },
];

/** Copies what the bundled packages read, and the pages of the rules for `tacet explain`. */
export function copyAssets(target) {
  rmSync(target, { recursive: true, force: true });
  for (const { folder, names } of assets) {
    if (!existsSync(join(house, folder))) continue;
    cpSync(join(house, folder), join(target, folder), {
      recursive: true,
      filter: (path) => statSync(path).isDirectory() || names.test(path),
    });
  }
  // The rules ask for their name and version; doors stand in a package's own manifest only.
  const { name, version, type } = JSON.parse(readFileSync(join(house, 'rules/package.json'), 'utf8'));
  mkdirSync(join(target, 'rules'), { recursive: true });
  writeFileSync(join(target, 'rules/package.json'), `${JSON.stringify({ name, version, type })}\n`);
  for (const page of readdirSync(join(house, 'rules/src')).filter((entry) => entry.endsWith('.md'))) {
    cpSync(join(house, 'rules/src', page), join(target, 'rules', page));
  }
}
