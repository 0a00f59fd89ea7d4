import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutate } from './testing/mutants.ts';
import { runVitest } from './testing/run-vitest.ts';
import { generateFixture, makeScratchFolder, writeFiles } from './testing/slices.ts';

describe.each(['payment', 'order', 'mixed', 'shipment'])('the tests of the %s slice', (name) => {
  it('fail for every mistake in its code', async () => {
    const folder = makeScratchFolder(`mutants-${name}`);
    const slice = await generateFixture(name);
    const mutants = mutate(slice);
    writeFiles(join(folder, 'sound'), slice);
    for (const [index, { files }] of mutants.entries())
      writeFiles(join(folder, String(index)), withoutValueTests(files));
    const { failures } = await runVitest(folder);
    const failed = new Set(failures.map(({ file }) => file.split('/', 1)[0]));
    expect(failed).not.toContain('sound');
    expect(mutants.length).toBeGreaterThan(10);
    expect(mutants.filter((_, index) => !failed.has(String(index))).map((mutant) => mutant.name)).toEqual([]);
  });
});

/** Values are not mutated, so that their tests have nothing to say. */
function withoutValueTests(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !path.endsWith('.values.test.ts')));
}
