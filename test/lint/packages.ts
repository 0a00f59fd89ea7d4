// Runs every rule in every role on the sources of packages that ship TypeScript: `npm run corpus:lint`. No rule may throw.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { roles } from '@tacet/vocabulary';
import { timeRules, type RuleTime } from '../bench/lint-rules.ts';

const cache = join(import.meta.dirname, '..', '..', 'node_modules/.cache/tacet-packages');
const packages = {
  effect: '4.1.0',
  rxjs: '7.8.2',
  '@loopback/core': '7.0.15',
  '@feathersjs/feathers': '5.0.50',
  zod: '4.6.7',
};

install();
const limitMs = 0.05;
const totals = new Map<string, number>();
const slowest = new Map<string, number>();
let files = 0;
for (const name of Object.keys(packages)) {
  const folder = copySources(name);
  for (const role of roles) await timeRules(folder, role);
  // By now the rules are warm: a package of seven files would tell how long it takes to load them.
  const counted = await timeRules(folder);
  files += counted.files;
  for (const { rule, meanMs } of counted.rules) {
    totals.set(rule, (totals.get(rule) ?? 0) + meanMs * counted.files);
    slowest.set(rule, Math.max(slowest.get(rule) ?? 0, meanMs));
  }
  console.log(`${name.padEnd(22)} ${String(counted.files).padStart(4)} files, every rule in every role: no crash`);
  rmSync(folder, { recursive: true });
}
const times: RuleTime[] = [...totals].map(([rule, total]) => ({ rule, meanMs: total / files }));
console.log(`\n${'rule'.padEnd(24)} ms per file of its own, of all and in the package where it is slowest`);
for (const { rule, meanMs } of times.sort((left, right) => right.meanMs - left.meanMs)) {
  console.log(`${rule.padEnd(24)} ${meanMs.toFixed(4)}   ${(slowest.get(rule) ?? 0).toFixed(4)}`);
}
if (times.some(({ meanMs }) => meanMs > limitMs)) process.exitCode = 1;

function install(): void {
  if (existsSync(join(cache, 'node_modules/zod'))) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: cache, stdio: 'inherit' });
}

/** ESLint looks at nothing below node_modules, so the sources are copied out. */
function copySources(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-packages-'));
  const from = join(cache, 'node_modules', name);
  cpSync(from, folder, {
    recursive: true,
    filter: (path) => !path.slice(from.length).split(sep).includes('node_modules'),
  });
  return folder;
}
