import { compare, measurePeak, type Contender, type Measurement } from './measure.ts';
import type { BenchTable } from './module.ts';
import { createGeneratedPlace, createPlace, runTacet, type Place } from './place.ts';

const rounds = { check: 10, generate: 3 };
const counts = [1, 100, 1000] as const;
const memoryLimit = 300;

/** What a spec costs beyond start-up, for a hundred and for a thousand of them. */
export function bench(): readonly BenchTable[] {
  return [measureGrowth('check', 4, createGeneratedPlace), measureGrowth('generate', 10, createPlace)];
}

function measureGrowth(command: 'check' | 'generate', limit: number, create: (count: number) => Place): BenchTable {
  const places = counts.map(create);
  const contenders = places.map((place, index): Contender => {
    const prepare = command === 'generate' ? { prepare: place.reset } : {};
    return { name: `${counts[index]} specs`, ...runTacet(place, command), ...prepare };
  });
  const times = compare(contenders, rounds[command]);
  const peaks = contenders.map(measurePeak);
  for (const place of places) place.remove();
  const each = times.map((time, index) => perSpec(times[0], time, counts[index]));
  const [, ofHundred = 0, ofThousand = 0] = each;
  const peak = Math.max(...peaks);
  return {
    title: `growth: CPU time of tacet ${command}, median of ${rounds[command]} interleaved rounds`,
    columns: ['', 'CPU median', 'by the clock', 'per spec beyond the first', 'peak memory'],
    rows: times.map(({ name, medianMs, clockMs }, index) => [
      name,
      `${medianMs.toFixed(0)} ms`,
      `${clockMs.toFixed(0)} ms`,
      index === 0 ? '' : `${each[index]?.toFixed(2) ?? ''} ms`,
      `${peaks[index]?.toFixed(0) ?? ''} MB`,
    ]),
    goals: [
      { text: `≤ ${limit} ms a spec at a thousand specs`, isMet: ofThousand <= limit },
      {
        text: 'linear: a spec of a thousand costs at most a third more than a spec of a hundred',
        isMet: ofThousand <= ofHundred * 1.33,
      },
      { text: `peak memory below ${memoryLimit} MB`, isMet: peak < memoryLimit },
    ],
    data: times.map((time, index) => ({ ...time, specs: counts[index], perSpecMs: each[index], peakMb: peaks[index] })),
  };
}

function perSpec(first: Measurement | undefined, many: Measurement, count: number | undefined): number {
  if (first === undefined || count === undefined || count < 2) return 0;
  return (waitOf(many) - waitOf(first)) / (count - 1);
}

/** CPU time counts threads that ran side by side, and the clock counts other work on the machine: the shorter is nearer. */
function waitOf({ medianMs, clockMs }: Measurement): number {
  return Math.min(medianMs, clockMs);
}
