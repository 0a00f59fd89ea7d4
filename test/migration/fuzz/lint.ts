import path from 'node:path';
import { ESLint } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import type { Lint } from './examine.ts';

const root = path.join(import.meta.dirname, 'generated');
const eslint = new ESLint({
  cwd: path.parse(root).root,
  overrideConfigFile: true,
  overrideConfig: tacet.configs.recommended,
});

/** What the recommended rules find, as `file: rule: message`. */
export const lintRecommended: Lint = async (files) => {
  const found: string[] = [];
  for (const file of files) {
    const results = await eslint.lintText(file.text, { filePath: path.join(root, file.path), warnIgnored: false });
    for (const { messages } of results) {
      for (const { ruleId, message, line } of messages) found.push(`${file.path}:${line} ${ruleId ?? ''} ${message}`);
    }
  }
  return found;
};
