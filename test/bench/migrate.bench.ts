import { planChanges, sha256 } from '@tacet/changes';
import { planMigration } from '@tacet/codemods';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackEnd, type GeneratedProject } from './fat-service.ts';
import { compare, measurePeak, median, type Contender } from './measure.ts';
import type { BenchTable } from './module.ts';

const house = join(import.meta.dirname, '..', '..');
const tacet = join(house, 'packages/cli/dist/bin.js');
const compiler = join(house, 'node_modules/typescript/bin/tsc');

const rounds = { analysis: 3, edits: 15, scan: 3 };

/** What a migration costs: beside the compiler, file by file, edit by edit, and as projects grow. */
export async function bench(): Promise<readonly BenchTable[]> {
  return [await measureScan(), measureAnalysis(), measureEdits(), measureGrowth()];
}

function contendersOf({ folder }: GeneratedProject, name: string): readonly [Contender, Contender] {
  return [
    { name: `tsc --noEmit, ${name}`, command: ['node', compiler, '--noEmit', '-p', '.'], cwd: folder },
    {
      name: `tacet migrate --report, ${name}`,
      command: ['node', tacet, 'migrate', 'src', '--report', '--no-cache'],
      cwd: folder,
    },
  ];
}

function measureAnalysis(): BenchTable {
  const project = createBackEnd(500);
  const contenders = contendersOf(project, '500 files');
  const times = compare(contenders, rounds.analysis);
  const peaks = contenders.map(measurePeak);
  project.remove();
  const ratio = times[1]?.ratio ?? Number.NaN;
  const memory = (peaks[1] ?? Number.NaN) / (peaks[0] ?? Number.NaN);
  return {
    title: `migrate: analysis of 500 files beside TypeScript 6, median of ${rounds.analysis.toString()} interleaved rounds`,
    columns: ['', 'CPU median', '×', 'by the clock', '×', 'peak memory'],
    rows: times.map(({ name, medianMs, ratio: multiple, clockMs, clockRatio }, index) => [
      name,
      `${medianMs.toFixed(0)} ms`,
      multiple.toFixed(2),
      `${clockMs.toFixed(0)} ms`,
      clockRatio.toFixed(2),
      `${peaks[index]?.toFixed(0) ?? ''} MB`,
    ]),
    goals: [
      { text: 'at most 1.6 × the compiler (CPU time)', isMet: ratio <= 1.6 },
      { text: 'below 1.2 × its peak memory', isMet: memory < 1.2 },
    ],
    data: times.map((time, index) => ({ ...time, peakMb: peaks[index] })),
  };
}

function measureGrowth(): BenchTable {
  const sizes = [500, 2000] as const;
  const projects = sizes.map(createBackEnd);
  const contenders = projects.map(
    (project, index) => contendersOf(project, `${(sizes[index] ?? 0).toString()} files`)[1],
  );
  const times = compare(contenders, 1);
  for (const project of projects) project.remove();
  const [few, many] = times.map(({ medianMs }, index) => medianMs / (projects[index]?.files ?? 1));
  return {
    title: 'migrate: growth, CPU time',
    columns: ['', 'CPU', 'per file'],
    rows: times.map(({ name, medianMs }, index) => [
      name,
      `${medianMs.toFixed(0)} ms`,
      `${(medianMs / (projects[index]?.files ?? 1)).toFixed(2)} ms`,
    ]),
    goals: [
      {
        text: 'linear: a file of 2 000 costs at most a third more than one of 500',
        isMet: (many ?? 0) <= (few ?? 0) * 1.33,
      },
    ],
    data: times,
  };
}

/** A method that nobody has is looked for: then all files are read, sieved and parsed, and none is analysed. */
async function measureScan(): Promise<BenchTable> {
  const project = createBackEnd(4000);
  const { folder: root } = project;
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(root, 'src', name));
  const times: number[] = [];
  for (let round = 0; round < rounds.scan; round += 1) {
    const { report } = await planMigration({ root, files, methods: ['Nobody.calls'] });
    times.push(report.timing.scan);
  }
  project.remove();
  const ms = median(times);
  const rate = (files.length / ms) * 1000;
  return {
    title: `migrate: scan with prefilter, by the clock, median of ${rounds.scan.toString()} runs in one process`,
    columns: ['', 'time', 'files a second'],
    rows: [[`${files.length.toString()} files`, `${ms.toFixed(0)} ms`, rate.toFixed(0)]],
    goals: [{ text: '≥ 5 000 files a second', isMet: rate >= 5000 }],
    data: { files: files.length, ms, rate },
  };
}

function measureEdits(): BenchTable {
  const root = mkdtempSync(join(tmpdir(), 'tacet-edits-'));
  const lines = Array.from(
    { length: 2000 },
    (_, index) => `export const line${index.toString()} = ${index.toString()};\n`,
  );
  const starts = lines.map((_, index) => lines.slice(0, index).join('').length);
  writeFileSync(join(root, 'long.ts'), lines.join(''));
  const edits = Array.from({ length: 100 }, (_, index) => {
    const start = (starts[index * 20] ?? 0) + 'export '.length;
    return { start, end: start + 'const'.length, text: 'let' };
  });
  const times = Array.from({ length: rounds.edits }, () => {
    const before = performance.now();
    const { plan } = planChanges(root, [{ path: 'long.ts', edits, sha256: sha256(lines.join('')) }]);
    if (plan?.changes.length !== 1) throw new Error('The edits are not one change.');
    return performance.now() - before;
  });
  rmSync(root, { recursive: true });
  const ms = median(times);
  return {
    title: `migrate: 100 edits in one file of 2 000 lines, by the clock, median of ${rounds.edits.toString()}`,
    columns: ['', 'time'],
    rows: [['planned, with the text after', `${ms.toFixed(1)} ms`]],
    goals: [{ text: 'below 50 ms', isMet: ms < 50 }],
    data: { ms },
  };
}
