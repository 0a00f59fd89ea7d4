import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const house = join(import.meta.dirname, '..', '..');

/** Programs of the house, as the tests start them. */
export const programs = {
  eslint: [process.execPath, join(house, 'node_modules/eslint/bin/eslint.js')],
  oxlint: [join(house, 'node_modules/.bin/oxlint')],
  eslintServer: [
    process.execPath,
    join(house, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'),
    '--stdio',
  ],
  oxlintServer: [join(house, 'node_modules/.bin/oxlint'), '--lsp'],
} as const;

/** A project in a temporary folder, with everything installed that the house has; the rules must have been built. */
export interface Project {
  readonly folder: string;
  readonly remove: () => void;
}

/** Writes a project; paths are relative to its folder. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  if (!existsSync(join(house, 'rules/dist/rules.js'))) throw new Error('The rules are not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'tacet-project-'));
  symlinkSync(join(house, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** What a user writes to have the preset in oxlint, and nothing of oxlint's own. */
export const oxlintConfig = JSON.stringify({
  extends: ['./node_modules/eslint-plugin-tacet/oxlintrc.json'],
  categories: { correctness: 'off' },
});

/** What a user writes to have the preset in ESLint. */
export const eslintConfig = `import tacet from 'eslint-plugin-tacet';\nexport default [...tacet.configs.recommended];\n`;
