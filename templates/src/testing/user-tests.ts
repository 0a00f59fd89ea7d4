import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runVitest, type VitestReport } from './run-vitest.ts';
import { makeScratchFolder, writeFiles } from './slices.ts';

/** Type-checks and runs tests that lie in a folder as a user's own, beside the files of a slice. */
export async function runUserTests(
  name: string,
  slice: ReadonlyMap<string, string>,
  tests: string,
): Promise<VitestReport> {
  const folder = makeScratchFolder(name);
  const generated = [...slice].filter(([path]) => !path.endsWith('.test.ts'));
  const beside = readdirSync(tests).map((file) => [file, readFileSync(join(tests, file), 'utf8')] as const);
  writeFiles(folder, new Map([...generated, ...beside]));
  const compilerOptions = { module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true, types: ['node'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', folder], { stdio: 'inherit' });
  return runVitest(folder);
}
