import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** What one run of generated tests says; files are relative to the folder, with `/`. */
export interface VitestReport {
  readonly passed: number;
  readonly failures: readonly {
    readonly file: string;
    readonly messages: readonly string[];
    /** The full names of the tests that fail. */
    readonly tests: readonly string[];
  }[];
}

const jsonReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.enum(['passed', 'failed']),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

const { resolve } = createRequire(import.meta.url);

/** A database takes seconds to start: the tests of one process have one, one after the other, each time an empty one. */
const sharedPglite = `import { PGlite as Real } from ${JSON.stringify(import.meta.resolve('@electric-sql/pglite'))};
export const PGlite = {
  async create() {
    globalThis.pglite ??= Real.create();
    const pglite = await globalThis.pglite;
    await pglite.exec('drop schema public cascade; create schema public');
    pglite.close = () => Promise.resolve();
    return pglite;
  },
};
`;

/** Runs all tests under a folder, as a user would. */
export async function runVitest(folder: string): Promise<VitestReport> {
  const shared = join(folder, 'shared-pglite.js');
  writeFileSync(shared, sharedPglite);
  const alias = { '@electric-sql/pglite': shared };
  const test = { include: ['**/*.test.ts'], isolate: false, maxWorkers: 2, testTimeout: 300000 };
  writeFileSync(
    join(folder, 'vitest.config.js'),
    `export default ${JSON.stringify({ resolve: { alias }, test: { ...test, hookTimeout: 300000 } })};\n`,
  );
  const vitest = join(dirname(resolve('vitest/package.json')), 'vitest.mjs');
  const output = join(folder, 'report.json');
  const options = ['run', '--root', folder, '--reporter=json', `--outputFile=${output}`];
  await new Promise((done) => {
    execFile(process.execPath, [vitest, ...options], { cwd: folder, env: withoutVitest(), maxBuffer: 1 << 28 }, done);
  });
  const report = jsonReport.parse(JSON.parse(readFileSync(output, 'utf8')));
  const failed = report.testResults.filter(({ status }) => status === 'failed');
  return {
    passed: report.numPassedTests,
    failures: failed.map(({ name, message, assertionResults }) => ({
      file: relative(folder, name).replaceAll('\\', '/'),
      tests: assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      messages: [message, ...assertionResults.flatMap(({ failureMessages }) => failureMessages)].filter(
        (text) => text !== '',
      ),
    })),
  };
}

/** The environment without what the outer run of vitest has put there. */
function withoutVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'),
  );
}
