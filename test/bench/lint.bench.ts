import { rmSync } from 'node:fs';
import { compareCpu, type CpuTime } from './cpu.ts';
import { evenContenders, lintContenders, type LintContender } from './lint-contenders.ts';
import { createLintCorpus } from './lint-corpus.ts';
import { measureRules } from './lint-rules.ts';
import type { BenchTable } from './module.ts';

const files = 867;
const rounds = 10;

/** What the rules cost: against no rule at all, against other plugins, under oxlint, with more files, and one by one. */
export async function bench(): Promise<readonly BenchTable[]> {
  return [compareLinters(), compareEvenly(false), compareEvenly(true), measureGrowth(), await measureRules()];
}

/** What the rules cost where the optimizer does the same for all; the page beside says why. */
function compareEvenly(isClean: boolean): BenchTable {
  const folder = createLintCorpus(files, isClean);
  const times = compareCpu(evenContenders(folder), folder, rounds);
  rmSync(folder, { recursive: true });
  const over = (name: string): number => (times.find((time) => time.name.startsWith(name))?.ratio ?? Number.NaN) - 1;
  return {
    title: `lint: the same ${isClean ? 'with drivers and domains without findings' : 'files'}, the parser's convertNode kept from the optimizer, median of ${rounds} interleaved rounds`,
    columns: ['', 'median', 'fastest', 'over the floor'],
    rows: times.map((time) => [time.name, ms(time.medianMs), ms(time.minMs), percent(time.ratio - 1)]),
    goals: [
      { text: 'default files add at most 3 %', isMet: over('tacet, default') <= 0.03 },
      { text: 'every rule on every file adds at most 8 %', isMet: over('tacet, every') <= 0.08 },
    ],
    data: times,
  };
}

function compareLinters(): BenchTable {
  const folder = createLintCorpus(files);
  const times = compareCpu(lintContenders(folder), folder, rounds);
  rmSync(folder, { recursive: true });
  const ratioOf = (name: string): number => times.find((time) => time.name.startsWith(name))?.ratio ?? Number.NaN;
  const overFloor = (name: string): number => ratioOf(name) - 1;
  const overhead = ({ name, ratio }: CpuTime): string =>
    name.startsWith('oxlint') ? `1/${(1 / ratio).toFixed(1)}` : percent(ratio - 1);
  return {
    title: `lint: CPU time of whole processes, ${files} files, 5 % of them drivers, median of ${rounds} interleaved rounds; what the findings' printing costs is left out`,
    columns: ['', 'median', 'fastest', 'over the floor'],
    rows: times.map((time) => [time.name, ms(time.medianMs), ms(time.minMs), overhead(time)]),
    goals: [
      { text: 'default files add at most 3 %', isMet: overFloor('tacet, default') <= 0.03 },
      { text: 'every rule on every file adds at most 8 %', isMet: overFloor('tacet, every') <= 0.08 },
      {
        text: "oxlint with tacet takes at most 1/8 of ESLint's time",
        isMet: ratioOf('oxlint with') <= ratioOf('tacet, default') / 8,
      },
    ],
    data: times,
  };
}

function measureGrowth(): BenchTable {
  const counts = [433, 867, 1734];
  const measured = counts.map((count) => {
    const folder = createLintCorpus(count);
    const isMeasured = ({ name }: LintContender): boolean => /^floor|^tacet, default/.test(name);
    const [floor, ours] = compareCpu(lintContenders(folder).filter(isMeasured), folder, 2);
    rmSync(folder, { recursive: true });
    if (floor === undefined || ours === undefined) throw new Error('A contender is missing.');
    return { count, floor: floor.minMs, ours: ours.minMs };
  });
  const [small, , large] = measured.map(({ count, ours }) => ours / count);
  return {
    title: 'lint: growth with the number of files, fastest of 2',
    columns: ['files', 'floor', 'tacet', 'per file'],
    rows: measured.map(({ count, floor, ours }) => [String(count), ms(floor), ms(ours), ms(ours / count)]),
    goals: [
      { text: 'linear: a file of many costs no more than a file of few', isMet: (large ?? 1) <= (small ?? 0) * 1.1 },
    ],
    data: measured,
  };
}

const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
const percent = (part: number): string => `${part < 0 ? '−' : '+'}${Math.abs(part * 100).toFixed(1)} %`;
