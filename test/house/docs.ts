import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { planBrowserScript, planRegistries } from './registries.ts';
import { readTree, type TreeFile } from './tree.ts';

const root = process.cwd();
const isCheck = process.argv.includes('--check');

const registries = await Promise.all([...planRegistries(readTree(root)), await planBrowserScript()].map(format));
const staleRegistries = registries.filter(isStale);
if (!isCheck) write(staleRegistries);
if (!isCheck) build();
const { planTables } = await import('./tables.ts');
const staleTables = (await planTables(readTree(root))).filter(isStale);
if (!isCheck) write(staleTables);

for (const { path } of [...staleRegistries, ...staleTables]) console.log(`${isCheck ? 'stale' : 'written'}: ${path}`);
if (isCheck && staleRegistries.length + staleTables.length > 0) {
  console.error('Run `npm run docs` and commit what it writes.');
  process.exitCode = 1;
}

async function format({ path, text }: TreeFile): Promise<TreeFile> {
  const config = await prettier.resolveConfig(join(root, path));
  return { path, text: await prettier.format(text, { ...config, filepath: path }) };
}

function isStale({ path, text }: TreeFile): boolean {
  return !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text;
}

/** What the tables say is read from what is built. */
function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function write(files: readonly TreeFile[]): void {
  for (const { path, text } of files) writeFileSync(join(root, path), text);
}
