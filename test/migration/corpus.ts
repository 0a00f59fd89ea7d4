// Migrates copies of real code and prints what came of it: `npm run corpus -- [name…] [--checkouts <folder>] [--update] [--json] [--refused] [--prove]`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpora, type Corpus } from './corpora.ts';
import { copyCorpus, installPackages, type Copy } from './corpus-copy.ts';
import { differencesOf, goldenOf, readGolden } from './corpus-golden.ts';
import type { Measured } from './corpus-measure.ts';
import { provedLine, type Proved } from './corpus-prove.ts';
import { failuresOf, groupLines, tableOf, type Row } from './corpus-table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    checkouts: { type: 'string', default: process.env.TACET_CHECKOUTS },
    update: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    refused: { type: 'boolean', default: false },
    prove: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run corpus -- [name…] [--checkouts <folder>] [--update] [--json] [--refused] [--prove]
corpora: ${corpora.map(({ name }) => name).join(', ')}; a part of a name is enough`);
  process.exit(0);
}
const goldenFile = join(import.meta.dirname, 'golden.json');
const golden = readGolden(existsSync(goldenFile) ? readFileSync(goldenFile, 'utf8') : '{}');
const checkouts = values.checkouts === undefined ? undefined : resolve(values.checkouts);
const chosen = corpora.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);

if (chosen.length === 0) {
  console.error(`no corpus is called so; there is: ${corpora.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
if (chosen.some(({ source }) => source.kind === 'package')) installPackages();
const rows: Row[] = [];
const proofs: Proved[] = [];
for (const corpus of chosen) {
  const copy = copyCorpus(corpus, checkouts);
  if ('skipped' in copy) {
    tell(`${corpus.name}: skipped, ${copy.skipped}`);
    continue;
  }
  try {
    if (values.prove) prove(corpus, copy);
    else rows.push({ corpus, measured: measure(corpus, copy) });
  } finally {
    copy.remove();
  }
}

if (values.prove) endOfProofs();
const problems = rows.flatMap((row) => failuresOf(row));
const changed = rows.flatMap(({ corpus: { name }, measured }) =>
  typeof measured === 'string'
    ? []
    : differencesOf(golden[name], goldenOf(measured)).map((difference) => `${name}: ${difference}`),
);
if (values.json) console.log(JSON.stringify({ rows, problems, changed }, null, 2));
tell(`\n${tableOf(rows)}\n\n${groupLines(rows).join('\n')}`);
if (values.refused) for (const row of rows) tellRefused(row);
for (const problem of problems) tell(`✗ ${problem}`);
for (const difference of changed) tell(`≠ golden: ${difference}`);
if (values.update) update();
if (problems.length > 0 || (changed.length > 0 && !values.update)) process.exitCode = 1;

function tell(line: string): void {
  if (!values.json) console.log(line);
}

function prove(corpus: Corpus, copy: Copy): void {
  const made = runChild(corpus, copy, 'prove');
  if (typeof made === 'string') throw new Error(`${corpus.name}: ${made}`);
  const proved = made as Proved;
  proofs.push(proved);
  console.log(provedLine(corpus.name, proved));
  if (values.refused) for (const reason of proved.reasons) console.log(`  ${reason}`);
  for (const difference of proved.refuted) console.log(`✗ ${difference}`);
}

function endOfProofs(): never {
  const proven = proofs.reduce((sum, one) => sum + one.proven, 0);
  const refuted = proofs.reduce((sum, one) => sum + one.refuted.length, 0);
  console.log(`${String(proven)} methods proven, ${String(refuted)} refuted`);
  process.exit(refuted > 0 ? 1 : 0);
}

function measure(corpus: Corpus, copy: Copy): Measured | string {
  return runChild(corpus, copy, 'measure') as Measured | string;
}

/** What the process of its own found; a text when it died. */
function runChild({ isTyped }: Corpus, { root, version }: Copy, mode: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-measured-'));
  const result = join(folder, 'result.json');
  try {
    const given = JSON.stringify({ root, version, isTyped });
    const child = [join(import.meta.dirname, 'corpus-child.ts'), given, result, mode];
    const options = ['--conditions=source', '--import=tsx', '--max-old-space-size=8192'];
    const { status, stderr } = spawnSync(process.execPath, [...options, ...child], { encoding: 'utf8' });
    return status === 0 ? (JSON.parse(readFileSync(result, 'utf8')) as unknown) : stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tellRefused({ corpus, measured }: Row): void {
  if (typeof measured === 'string') return;
  for (const { file, line, column, method, code, reason, hint } of measured.refused) {
    tell(`${corpus.name} ${file}:${String(line)}:${String(column)} ${method} ${code}: ${reason} (${hint})`);
  }
}

function update(): void {
  const measured = rows.flatMap(({ corpus: { name }, measured }) =>
    typeof measured === 'string' ? [] : [[name, goldenOf(measured)] as const],
  );
  const all = Object.entries({ ...golden, ...Object.fromEntries(measured) });
  const order = corpora.map(({ name }) => name);
  all.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  writeFileSync(goldenFile, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}
