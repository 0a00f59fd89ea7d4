import { findEquivalent } from './equivalent.test.kit.ts';
import { judgeMutants, migratedFixtures, type Judged } from './kill.test.kit.ts';

/** `npm run corpus:mutants`: every mutant of every migrated fixture; fails below 95 in 100, of all or of one tier, and without a proof. */
const start = performance.now();
const asked = process.argv.slice(2);
const names = migratedFixtures().filter((name) => asked.length === 0 || asked.includes(name));
const { judged, unproven } = await judgeMutants(names, (all) => all);
const excluded = judged.filter(({ mutant, fate }) => fate === 'survived' && findEquivalent(mutant) !== undefined);
const counted = judged.filter((one) => !excluded.includes(one));
const shareOf = (some: readonly Judged[]): number =>
  some.filter(({ fate }) => fate === 'killed').length / Math.max(1, some.length);

function tellBy(keyOf: (one: Judged) => string): readonly number[] {
  return [...new Set(counted.map(keyOf))].sort().map((key) => {
    const own = counted.filter((one) => keyOf(one) === key);
    const killed = own.filter(({ fate }) => fate === 'killed').length;
    console.log(`${key.padEnd(16)} ${killed} of ${own.length} (${(shareOf(own) * 100).toFixed(1)} %)`);
    return shareOf(own);
  });
}

tellBy(({ mutant }) => mutant.kind);
const tiers = tellBy(({ tier }) => tier ?? 'unknown');
for (const { file, method, reason } of unproven) console.log(`no proof  ${file} ${method} ${reason.split('\n')[0]}`);
for (const { mutant } of excluded) {
  console.log(`excluded  ${mutant.file}:${mutant.line} ${mutant.change}\n          ${findEquivalent(mutant) ?? ''}`);
}
for (const { mutant, detail } of counted.filter(({ fate }) => fate === 'survived')) {
  console.log(`survived  ${mutant.file}:${mutant.line} ${mutant.kind}: ${mutant.change} ${detail}`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(0);
const killed = counted.filter(({ fate }) => fate === 'killed').length;
console.log(
  `${killed} of ${counted.length} mutants killed (${(shareOf(counted) * 100).toFixed(1)} %), ${excluded.length} excluded, ${seconds} s`,
);
const isEnough = asked.length > 0 || counted.length >= 200;
process.exitCode =
  isEnough && unproven.length === 0 && [...tiers, shareOf(counted)].every((share) => share >= 0.95) ? 0 : 1;
