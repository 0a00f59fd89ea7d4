import js from '@eslint/js';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tacet from 'eslint-plugin-tacet';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test.*.ts', '**/testing/**/*.ts', 'test/**/*.ts'];

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/fixtures/**',
    '**/corpus/**',
    '**/files/**',
    '**/.tmp/**',
    'coverage/**',
    'test/examples/**',
    'test/demo/out/**',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: tests,
    rules: {
      'no-console': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // The house lives as it preaches: our own commands stand under our own rules (`npm run build` first).
  { files: ['packages/cli/src/**/*.ts'], extends: [tacet.configs.recommended] },
  { files: ['rules/src/**/*.ts'], ignores: tests, extends: [eslintPlugin.configs.recommended] },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
