import { defineConfig } from 'vitest/config';

const outside = [
  '**/node_modules/**',
  '**/dist/**',
  '**/fixtures/**',
  '**/corpus/**',
  'test/examples/**',
  'test/demo/files/**',
  'test/demo/out/**',
  'test/stores/files/**',
  '**/.tmp/**',
];

/** Tests run on sources: the export condition `source` resolves each package to its `src/index.ts`, so no build is needed. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    maxWorkers: 3, // much of the time a test waits for a program that it started
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['packages/*/src/**/*.test.ts', 'rules/src/**/*.test.ts', 'templates/src/**/*.test.ts'],
          exclude: outside,
        },
      },
      {
        // The house as a whole: other programs, terminals, packed tarballs. These wait until the units are done.
        extends: true,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: outside,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
        },
      },
    ],
  },
});
