import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import type { BenchModule, BenchTable } from './module.ts';

const usage = `npm run bench [-- <name>…] [-- --json]   runs test/bench/<name>.bench.*, all of them without a name`;

const isJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const available = readdirSync(import.meta.dirname).filter((file) => /\.bench\.(?:ts|mjs)$/.test(file));
const chosen = available.filter((file) => wanted.length === 0 || wanted.includes(file.split('.')[0] ?? ''));

if (chosen.length < wanted.length) {
  console.error(`${usage}\nThere is: ${available.map((file) => file.split('.')[0]).join(', ')}`);
  process.exitCode = 2;
} else {
  const tables: BenchTable[] = [];
  if (!isJson) console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
  for (const file of chosen) {
    const { bench } = (await import(new URL(file, import.meta.url).href)) as BenchModule;
    for (const table of await bench()) {
      tables.push(table);
      if (!isJson) console.log(`${print(table)}\n`);
    }
  }
  if (isJson) console.log(JSON.stringify({ node: process.version, tables }, null, 2));
  if (tables.some(({ goals }) => goals.some(({ isMet }) => !isMet))) process.exitCode = 1;
}

function print({ title, columns, rows, goals }: BenchTable): string {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!))).join('   ')}`;
  const promises = goals.map(({ text, isMet }) => `  ${isMet ? '✓' : '✗'} ${text}`);
  return [title, line(columns), ...rows.map(line), ...promises].join('\n');
}
