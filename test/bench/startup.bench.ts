import { compare, type Contender } from './measure.ts';
import type { BenchTable } from './module.ts';
import { otherTools } from './other-tools.ts';
import { breakSeals, createGeneratedPlace, createPlace, runTacet } from './place.ts';
import { timesTable } from './tables.ts';

const rounds = 15;

/** How long a user waits for one spec, as multiples of starting Node at all. */
export function bench(): readonly BenchTable[] {
  const fresh = createPlace(1);
  const generated = createGeneratedPlace(1);
  const unsealed = createGeneratedPlace(1);
  breakSeals(unsealed);
  const contenders: readonly Contender[] = [
    { name: 'node -e 0', command: ['node', '-e', '0'], cwd: fresh.folder },
    { name: 'tacet --version', ...runTacet(fresh, '--version') },
    { name: 'tacet check, payment', ...runTacet(generated, 'check'), goal: 3 },
    { name: 'tacet check, payment, its seal broken', ...runTacet(unsealed, 'check') },
    { name: 'tacet generate, payment', ...runTacet(fresh, 'generate'), prepare: fresh.reset, goal: 4 },
    ...otherTools(),
  ];
  const measured = compare(contenders, rounds);
  fresh.remove();
  generated.remove();
  unsealed.remove();
  return [timesTable(`start-up: CPU time of whole processes, median of ${rounds} interleaved rounds`, measured)];
}
