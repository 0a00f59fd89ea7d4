import { findEquivalent } from './equivalent.test.kit.ts';
import { judgeMutants, migratedFixtures } from './kill.test.kit.ts';

/** `npm run corpus:mutants`: every mutant of every migrated fixture; fails below 95 in 100. */
const start = performance.now();
const judged = await judgeMutants(migratedFixtures(), (all) => all);
const excluded = judged.filter(({ mutant, fate }) => fate === 'survived' && findEquivalent(mutant) !== undefined);
const counted = judged.filter((one) => !excluded.includes(one));
const killed = counted.filter(({ fate }) => fate === 'killed');

for (const kind of [...new Set(judged.map(({ mutant }) => mutant.kind))].sort()) {
  const own = counted.filter(({ mutant }) => mutant.kind === kind);
  console.log(`${kind.padEnd(16)} ${killed.filter(({ mutant }) => mutant.kind === kind).length} of ${own.length}`);
}
for (const { mutant } of excluded) {
  console.log(`excluded  ${mutant.file}:${mutant.line} ${mutant.change}\n          ${findEquivalent(mutant) ?? ''}`);
}
for (const { mutant, detail } of counted.filter(({ fate }) => fate === 'survived')) {
  console.log(`survived  ${mutant.file}:${mutant.line} ${mutant.kind}: ${mutant.change} ${detail}`);
}
const share = killed.length / Math.max(1, counted.length);
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
  `${killed.length} of ${counted.length} mutants killed (${(share * 100).toFixed(1)} %), ${excluded.length} excluded, ${seconds} s`,
);
process.exitCode = counted.length >= 200 && share >= 0.95 ? 0 : 1;
