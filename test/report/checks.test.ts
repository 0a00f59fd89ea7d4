import { measure, type Measure } from '@tacet/codemods';
import { ESLint } from 'eslint';
import tacet from 'eslint-plugin-tacet';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const house = join(import.meta.dirname, '../..');
const fixtures = join(house, 'packages/codemods/src/fixtures');
const example = join(house, 'test/examples/fat-service/payment.service.ts');
const services = readdirSync(fixtures)
  .map((name) => join(fixtures, name, 'service.ts'))
  .filter((file) => existsSync(file) && !file.includes('syntax-error'));
const checks = ['no-if', 'no-throw', 'no-entity-new', 'dumb-piping', 'no-ambient-effects', 'transaction-boundary'];

/** How often each check fails between the lines of a method, when services are looked at as orchestrators. */
async function lint(measures: readonly Measure[]): Promise<ReadonlyMap<Measure, Readonly<Record<string, number>>>> {
  const eslint = new ESLint({
    cwd: house,
    overrideConfigFile: true,
    overrideConfig: tacet.configure({ orchestrator: ['**/service.ts', '**/*.service.ts'] }),
    ignore: false,
  });
  const found = new Map<Measure, Readonly<Record<string, number>>>();
  for (const file of new Set(measures.map((one) => one.file))) {
    const filePath = join(house, file);
    const [result] = await eslint.lintText(readFileSync(filePath, 'utf8'), { filePath });
    const messages = result?.messages ?? [];
    for (const one of measures.filter((each) => each.file === file)) {
      const own = messages.filter(({ line }) => line >= one.line && line < one.line + one.lines);
      const counts = checks.map((check) => [check, own.filter(({ ruleId }) => ruleId === `tacet/${check}`).length]);
      found.set(one, Object.fromEntries(counts.filter(([, count]) => count !== 0)) as Record<string, number>);
    }
  }
  return found;
}

/** Fat methods of classes: what is exported as a function is no driver for the rules. */
async function measured(files: readonly string[]): Promise<readonly Measure[]> {
  const all = await measure(house, files);
  return all.filter((one) => one.method.includes('.') && Object.keys(one.checks).length > 0 && !isOneFinding(one));
}

/** A static method, and a function in a field, are one finding each for the rules; their bodies are not looked at. */
function isOneFinding({ file, line }: Measure): boolean {
  const head = readFileSync(join(house, file), 'utf8').split('\n')[line - 1] ?? '';
  return /^\s*static /.test(head) || /^\s*(?:[a-z]+ )*#?\w+ = (?:async )?\(/.test(head);
}

it('the report counts in a fat service what the linter finds in it, check by check', async () => {
  const [fat, ...others] = await measured([example]);
  expect(others).toEqual([]);
  if (fat === undefined) throw new Error('The example is not fat.');
  expect(fat.checks).toEqual((await lint([fat])).get(fat));
  expect(fat.checks).toEqual({ 'no-if': 4, 'no-throw': 3, 'dumb-piping': 1 });
});

it('the report names, whatever the construct, the checks that the linter finds broken', async () => {
  const all = await measured(services);
  expect(all.length).toBeGreaterThan(70);
  const found = await lint(all);
  const told = (of: (one: Measure) => Readonly<Record<string, number>>): readonly string[] =>
    all.map((one) => `${one.file} ${one.method}: ${Object.keys(of(one)).sort().join(', ')}`);
  expect(told(({ checks: own }) => own)).toEqual(told((one) => found.get(one) ?? {}));
});
