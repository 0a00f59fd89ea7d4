// Writes rules/oxlintrc.json, the preset for oxlint: the same rules for the same files as `tacet.configs.recommended`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';

/** The text of the preset, computed from the bundled rules of a folder. */
export async function oxlintPreset(folder) {
  const { default: tacet } = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
  const overrides = tacet.configs.recommended.map(({ files, rules }) => ({ files, rules }));
  const preset = { jsPlugins: ['./dist/rules.js'], overrides };
  return prettier.format(JSON.stringify(preset), { parser: 'json', printWidth: 120 });
}

/** Writes the preset into the folder of the rules. */
export async function writeOxlintPreset(folder) {
  writeFileSync(join(folder, 'oxlintrc.json'), await oxlintPreset(folder));
}
