import { defineConfig } from 'vitest/config';

/** Tests run on sources: the export condition `source` resolves each package to its `src/index.ts`, so no build is needed. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'rules/src/**/*.test.ts',
      'templates/src/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**', '**/corpus/**'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
