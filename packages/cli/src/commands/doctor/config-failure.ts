import { basename } from 'node:path';

/** Why a configuration does not load, and what to do about it. */
export function explainFailure(
  error: unknown,
  configPath: string,
): { readonly message: string; readonly hint: string } {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
  const message = `${basename(configPath)} does not load: ${reason}`;
  return {
    message,
    hint: hints.find(({ pattern }) => pattern.test(String(error)))?.hint ?? 'npx eslint . shows where.',
  };
}

const hints = [
  {
    pattern: /TS 7|TypeScript 7|typescript-eslint.*not support|reading 'Intrinsic'|createProgram|ScriptTarget/,
    hint:
      'typescript-eslint needs the compiler of TypeScript 6 or older. Beside TypeScript 7, install it under its old name: ' +
      '"typescript": "npm:@typescript/typescript6@^6" and "@typescript/native": "npm:typescript@^7". ' +
      'The preset of eslint-plugin-tacet carries its own parser and works without.',
  },
  {
    pattern: /Cannot find (?:package|module) '@typescript-eslint|Cannot find (?:package|module) 'typescript-eslint/,
    hint: 'The parser is missing: import tacet from "eslint-plugin-tacet", which carries one, or install typescript-eslint.',
  },
  {
    pattern: /Cannot find (?:package|module) 'eslint-plugin-tacet/,
    hint: 'npm install --save-dev eslint-plugin-tacet',
  },
  {
    pattern: /Could not find plugin|Cannot redefine plugin|Definition for rule|Could not find "/,
    hint: 'A rule or plugin is named that the configuration does not define; plugins come as `plugins: { tacet }`.',
  },
  {
    pattern: /tacet\.configure|settings\.tacet/,
    hint: 'tacet explain layer-imports and the page of each rule show the options.',
  },
] as const;
