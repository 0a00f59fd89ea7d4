import { examine, type Defect } from './examine.ts';
import { lintRecommended } from './lint.ts';
import { writeProgram, type Program } from './program.ts';
import { reduce, showsDefect } from './reduce.ts';

const argument = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

const first = argument('seed', 1);
const last = first + argument('programs', 2000);
const runs = argument('runs', 40);
const size = argument('batch', 60);
const totals = { programs: last - first, units: 0, migrated: 0, refused: 0, defects: 0 };
const refusals = new Map<string, number>();

async function show(program: Program, defects: readonly Defect[]): Promise<void> {
  const [defect] = defects;
  if (defect === undefined) return;
  const small = process.argv.includes('--reduce') ? await reduce(program, showsDefect(defect, runs)) : program;
  console.log(`\nseed ${program.seed}: ${defect.kind} ${defect.unit}\n${defect.detail}\n${small.text}`);
}

for (let at = first; at < last; at += size) {
  const programs = Array.from({ length: Math.min(size, last - at) }, (_, index) => writeProgram(at + index));
  const found = await examine(programs, {
    runs,
    lint: process.argv.includes('--no-lint') ? undefined : lintRecommended,
  });
  totals.units += found.units;
  totals.migrated += found.migrated;
  totals.defects += found.defects.size;
  for (const [code, times] of found.refusedBy) {
    refusals.set(code, (refusals.get(code) ?? 0) + times);
    totals.refused += times;
  }
  for (const [index, defects] of found.defects) {
    const program = programs[index];
    if (program !== undefined) await show(program, defects);
  }
  if (process.stderr.isTTY)
    process.stderr.write(`\r${String(at + programs.length - first)} of ${String(last - first)}`);
}
console.log(
  JSON.stringify({ ...totals, refusedBy: Object.fromEntries([...refusals].sort(([a], [b]) => (a < b ? -1 : 1))) }),
);
process.exitCode = totals.defects > 0 ? 1 : 0;
