import { defineConfig } from 'vitest/config';

// A busy machine takes its time to start a database.
export default defineConfig({ test: { hookTimeout: 300_000, testTimeout: 300_000 } });
