import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { planMigration } from '../index.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tacet-own-compiler-'));
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

/** A compiler like ours, but of an old version, that finds fault with one new file. */
const compiler = `const compiler = require(${JSON.stringify(createRequire(import.meta.url).resolve('typescript'))});
module.exports = {
  ...compiler,
  createProgram: (options) => {
    const program = compiler.createProgram(options);
    const problem = { start: 0, code: 2339, messageText: 'An old compiler sees this.' };
    return {
      ...program,
      getSemanticDiagnostics: (source) => [
        ...program.getSemanticDiagnostics(source),
        ...(source.fileName.endsWith('second-count.orchestrator.ts') ? [problem] : []),
      ],
    };
  },
};
`;

write(
  'node_modules/typescript/package.json',
  JSON.stringify({ name: 'typescript', version: '3.6.3', main: 'main.js' }),
);
write('node_modules/typescript/main.js', compiler);
write(
  'tsconfig.json',
  JSON.stringify({ compilerOptions: { target: 'ES2020', lib: ['ES2020'], types: [] }, include: ['*.ts'] }),
);
write(
  'count.service.ts',
  `interface Store {
  load(id: string): Promise<number>;
  save(id: string, count: number): Promise<void>;
}

export class CountService {
  constructor(private readonly store: Store) {}

  async first(id: string): Promise<number> {
    const count = await this.store.load(id);
    if (count === 0) {
      try {
        await this.store.save(id, 1);
      } catch (error) {
        throw new Error('Not saved');
      }
    } else {
      await this.store.save(id, count + 1);
    }
    return count;
  }

  async second(id: string): Promise<number> {
    if (id === '') throw new Error('No id');
    return this.store.load(id);
  }
}
`,
);

afterAll(() => {
  rmSync(root, { recursive: true });
});

it('has the last word: what it does not take is not written, and no choice stands inside another', async () => {
  const { report, requests } = await planMigration({ root, files: ['count.service.ts'] });
  expect(report.units).toMatchObject([
    { method: 'CountService.first', status: 'migratable' },
    {
      method: 'CountService.second',
      status: 'refused',
      refusals: [{ code: 'would-not-typecheck', reason: 'second-count.orchestrator.ts: An old compiler sees this.' }],
    },
  ]);
  const file = requests.find((request) => request.path === 'first-count.orchestrator.ts');
  const text = file !== undefined && 'content' in file ? String(file.content) : '';
  expect(text).toContain('return this.proceedToTrySave(');
});
