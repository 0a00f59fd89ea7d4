import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutate, type Mutant } from './testing/mutants.ts';
import { runVitest } from './testing/run-vitest.ts';
import { generateFixture, makeScratchFolder, writeFiles } from './testing/slices.ts';

const drivers = /\.(?:orchestrator|results)\.ts$/;
/** Adapters of databases are written by one template: with locks for payments, with versions for orders. */
const allButDatabase = /(?<!\.kysely)\.ts$/;

/** Slices, and in which of their files mistakes are made. */
const slices = [
  { name: 'payment', files: /./ },
  { name: 'order', files: /./ },
  { name: 'mixed', files: allButDatabase },
  { name: 'shipment', files: allButDatabase },
  { name: 'transfer', files: drivers },
  { name: 'subscription', files: drivers },
];

describe.each(slices)('the tests of the $name slice', ({ name, files }) => {
  it('fail for every mistake in its code', async () => {
    const folder = makeScratchFolder(`mutants-${name}`);
    const slice = await generateFixture(name);
    const mutants = mutate(slice).filter(({ path }) => files.test(path));
    writeFiles(join(folder, 'sound'), slice);
    for (const [index, mutant] of mutants.entries()) writeFiles(join(folder, String(index)), withItsTests(mutant));
    const { failures } = await runVitest(folder);
    const failed = new Set(failures.map(({ file }) => file.split('/', 1)[0]));
    expect(failed).not.toContain('sound');
    expect(mutants.length).toBeGreaterThan(10);
    expect(mutants.filter((_, index) => !failed.has(String(index))).map((mutant) => mutant.name)).toEqual([]);
  });
});

/** The mutant without the tests that cannot see its mistake. */
function withItsTests({ path, files }: Mutant): ReadonlyMap<string, string> {
  const ownTest = path.replace(/\.ts$/, '.test.ts');
  const isBlind = (test: string) =>
    path.endsWith('.kysely.ts') !== test.endsWith('.contract.test.ts') ||
    (files.has(ownTest) ? test !== ownTest : /\.(?:values|entity)\.test\.ts$/.test(test));
  return new Map([...files].filter(([name]) => !name.endsWith('.test.ts') || !isBlind(name)));
}
