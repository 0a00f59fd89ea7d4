import { expect, it } from 'vitest';
import { findEquivalent } from './equivalent.test.kit.ts';
import { judgeMutants } from './kill.test.kit.ts';

/** A sample of `npm run corpus:mutants`, with every kind of mutant. */
it('equivalence tests notice when migrated code is changed', async () => {
  const names = [
    ...['process-payment', 'conditional-effects-with-join', 'try-maps-and-swallows'],
    ...['loop-of-a-stream', 'function-that-a-method-makes'],
  ];
  const { judged, unproven } = await judgeMutants(names, (all) => {
    const nth = new Map<string, number>();
    return all.filter(({ kind }) => {
      const count = (nth.get(kind) ?? 0) + 1;
      nth.set(kind, count);
      return count <= 3;
    });
  });
  expect(unproven).toEqual([]);
  expect(judged.length).toBeGreaterThanOrEqual(25);
  const survived = judged.filter(({ mutant, fate }) => fate === 'survived' && findEquivalent(mutant) === undefined);
  expect(survived.map(({ mutant }) => `${mutant.file}:${mutant.line} ${mutant.change}`)).toEqual([]);
});
