import { describe, expect, it } from 'vitest';
import { differenceOf, examine } from './examine.ts';
import { lintRecommended } from './lint.ts';
import { portsText } from './ports.ts';
import { writeProgram, type ProgramUnit } from './program.ts';
import { reduce } from './reduce.ts';

const programs = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => writeProgram(first + index));

describe('generated services', () => {
  it('do the same after a migration, type-check, and stay as they are in a second run', async () => {
    const { migrated, defects } = await examine(programs(1, 100), { runs: 10 });
    expect([...defects]).toEqual([]);
    expect(migrated).toBeGreaterThan(100);
  });

  it('become files without findings', async () => {
    const { defects } = await examine(programs(1001, 8), { runs: 1, lint: lintRecommended });
    expect([...defects]).toEqual([]);
  });

  it('follow from their seed', () => {
    expect(writeProgram(7)).toEqual(writeProgram(7));
    expect(writeProgram(7).text).not.toBe(writeProgram(8).text);
  });
});

describe('the comparison', () => {
  const service = (body: string): ReadonlyMap<string, string> =>
    new Map([
      ['ports.ts', portsText],
      [
        'p0/service.ts',
        `import { audit, store } from '../ports';\nexport async function run(count: number) {\n${body}\n}\n`,
      ],
    ]);
  const unit: ProgramUnit = { name: 'run', isMethod: false, parameters: ['number'] };
  const old = `const account = await store.load('a');\nif (count > 1) throw new Error('high', { cause: account });\nawait audit.flush();\naudit.note(account.id);\nreturn account;`;

  it.each([
    ['an effect is lost', old.replace('audit.note(account.id);', '')],
    ['effects are swapped', old.replace(/^(.*)\n/, '').replace('return account', `return store.load('a')`)],
    ['an await is lost', old.replace('await audit', 'void audit')],
    ['a bound moves', old.replace('> 1', '>= 1')],
    ['an argument changes', old.replace('account.id', `account.id + ''.repeat(0) + ' '`)],
    ['a message changes', old.replace('high', 'too high')],
    ['the cause is lost', old.replace(', { cause: account }', '')],
    ['a copy is returned', old.replace('return account', 'return { ...account }')],
  ])('notices that %s', async (_, body) => {
    expect(await differenceOf(unit, 1, 60, 'p0/service.ts', service(old), service(old))).toBeUndefined();
    expect(await differenceOf(unit, 1, 60, 'p0/service.ts', service(old), service(body))).toBeDefined();
  });
});

it('reduces a service to what shows the defect', async () => {
  const program = programs(1, 40).find(({ text }) => text.includes('store.save('));
  if (program === undefined) throw new Error('no program saves');
  const small = await reduce(program, (candidates) =>
    Promise.resolve(new Set(candidates.flatMap(({ text }, index) => (text.includes('store.save(') ? [index] : [])))),
  );
  expect(small.text).toContain('store.save(');
  expect(small.text.length).toBeLessThan(program.text.length / 2);
});
