import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { planMigration, type LintGate } from '../index.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tacet-lint-gate-'));
writeFileSync(
  path.join(root, 'count.service.ts'),
  `interface Store {
  load(id: string): Promise<number>;
}

export class CountService {
  constructor(private readonly store: Store) {}

  async first(id: string): Promise<number> {
    if (id === '') throw new Error('No id');
    return this.store.load(id);
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

writeFileSync(
  path.join(root, 'name.service.ts'),
  `interface Names {
  load(id: string): Promise<number>;
}

export class NameService {
  constructor(private readonly names: Names) {}

  async name(id: string) {
    if (id === '') throw new Error('No id');
    const name = await this.names.load(id);
    return name > 1 ? { name, isLong: true as const } : { name };
  }
}
`,
);

it('refuses the method whose new files have findings, and goes on with the others', async () => {
  const asked: string[] = [];
  const lint: LintGate = (files) => {
    asked.push(...files.map((file) => path.basename(file.path)));
    const found = files.filter((file) => file.path.endsWith('first-count.decision.ts'));
    return Promise.resolve(found.map((file) => ({ path: file.path, message: 'no-clock: No clock here.' })));
  };
  const { report, requests } = await planMigration({ root, files: ['count.service.ts'], lint });
  expect(asked).toContain('second-count.orchestrator.ts');
  expect(report.units).toMatchObject([
    {
      method: 'CountService.first',
      status: 'refused',
      verification: { gates: [] },
      refusals: [{ code: 'lint-findings', reason: 'first-count.decision.ts: no-clock: No clock here.' }],
    },
    { method: 'CountService.second', status: 'migratable', verification: { gates: ['types', 'lint'] } },
  ]);
  expect(report.totals.lintFindings).toBe(1);
  expect(requests.filter((request) => request.path.startsWith('first'))).toEqual([]);
});

it('asks the rules about every unit, also when the types of another one were not right', async () => {
  const asked: string[] = [];
  const lint: LintGate = (files) => {
    asked.push(...files.map((file) => path.basename(file.path)));
    return Promise.resolve([]);
  };
  const { report } = await planMigration({ root, files: ['count.service.ts', 'name.service.ts'], lint });
  expect(report.refusedBy).toEqual({ 'would-not-typecheck': 1 });
  expect(asked).toContain('first-count.orchestrator.ts');
});
