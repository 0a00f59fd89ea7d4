import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['*.test.ts'], maxWorkers: 2, testTimeout: 600_000, hookTimeout: 60_000 },
});
