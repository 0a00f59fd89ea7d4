import { expect, it } from 'vitest';
import { createLinter } from './linter.ts';

const root = process.cwd();
const lint = createLinter(root);
const fat =
  'export class A {\n  run(a: number): Outcome {\n    if (a > 1) throw this.b(a);\n    return this.c(a);\n  }\n}\n';

it('finds what the recommended rules find, by the names of the files', () => {
  const path = `${root}/src/a.orchestrator.ts`;
  expect(lint({ path, text: fat })).toEqual([
    expect.objectContaining({ path, rule: 'no-if', line: 3, column: 5 }),
    expect.objectContaining({ path, rule: 'no-throw', line: 3, column: 16 }),
  ]);
  expect(lint({ path: `${root}/src/a.service.ts`, text: fat })).toEqual([]);
});

it('takes any text for a file of a role, when told so', () => {
  const asOrchestrator = createLinter(root, 'orchestrator');
  const rules = asOrchestrator({ path: `${root}/src/a.service.ts`, text: fat }).map(({ rule }) => rule);
  expect(rules).toEqual(['no-if', 'no-throw']);
});

it('lets a service hand over to the orchestrators that it constructs, and to nothing else', () => {
  const asOrchestrator = createLinter(root, 'orchestrator');
  const rulesIn = (path: string, from: string): readonly string[] => {
    const text = `import { Pay } from '${from}';\nexport class A {\n  constructor(private readonly b: B) {}\n  async run(a: Id): Promise<Outcome> {\n    const paid = await new Pay(this.b).pay(a);\n    return paid;\n  }\n  get pay() {\n    return new Pay(this.b);\n  }\n}\n`;
    return asOrchestrator({ path: `${root}/src/${path}`, text }).map(({ rule }) => rule);
  };
  expect(rulesIn('a.service.ts', './pay.orchestrator')).toEqual([]);
  expect(rulesIn('a.service.ts', './pay.service')).toContain('no-entity-new');
  expect(rulesIn('a.orchestrator.ts', './pay.orchestrator')).toContain('no-entity-new');
});

it('says so when a text does not parse', () => {
  expect(lint({ path: `${root}/src/a.kinds.ts`, text: 'export const' })).toMatchObject([{ rule: 'syntax', line: 1 }]);
});

it('is not silenced by a comment', () => {
  const text = `/* eslint-disable */\n${fat}`;
  expect(lint({ path: `${root}/src/a.orchestrator.ts`, text })).toHaveLength(2);
});
