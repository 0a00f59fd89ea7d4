import { spawnSync } from 'node:child_process';
import { createStoresPlace } from '../stores/place.ts';
import { median } from './measure.ts';
import type { BenchTable } from './module.ts';

const goal = 0.9;

interface Times {
  readonly name: string;
  readonly generated: readonly number[];
  readonly byHand: readonly number[];
}

/** Transactions per second of the generated slice, beside the same case, with the same guarantees, written by hand with Kysely. */
export function bench(): readonly BenchTable[] {
  const place = createStoresPlace('stores-bench');
  for (const reason of place.reasons) console.error(`left out: ${reason}`);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import=tsx', 'bench.ts'], {
    cwd: place.folder,
    env: { ...process.env, ...place.env },
    encoding: 'utf8',
  });
  place.remove();
  if (status !== 0) throw new Error(stderr);
  const rows = (JSON.parse(stdout) as readonly Times[]).map(({ name, generated, byHand }) => {
    const speeds = { generated: 1000 / median(generated), byHand: 1000 / median(byHand) };
    return { name, ...speeds, ratio: speeds.generated / speeds.byHand };
  });
  return [
    {
      title: 'stores: transactions per second, one after the other, in turns, median of 1000',
      columns: ['', 'generated', 'by hand', 'ratio'],
      rows: rows.map(({ name, generated, byHand, ratio }) => [
        name,
        `${generated.toFixed(0)}/s`,
        `${byHand.toFixed(0)}/s`,
        ratio.toFixed(2),
      ]),
      goals: rows.map(({ name, ratio }) => ({ text: `${name}: at least ${goal} × by hand`, isMet: ratio >= goal })),
      data: rows,
    },
  ];
}
