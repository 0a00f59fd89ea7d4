import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { planMigration } from '../index.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tacet-without-types-'));
const compilerOptions = { strict: true, target: 'ES2020', lib: ['ES2020'], module: 'ESNext', types: [] };
writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
writeFileSync(
  path.join(root, 'plans.ts'),
  `import { Entitlement } from 'not-installed';

export declare function entitlementOf(id: string): Promise<Entitlement | null>;
`,
);
writeFileSync(
  path.join(root, 'plan.service.ts'),
  `import { Store } from 'not-installed';
import { entitlementOf } from './plans';

export class PlanService {
  constructor(private readonly store: Store) {}

  async allows(id: string): Promise<boolean> {
    const entitlement = await entitlementOf(id);
    if (entitlement === null) return false;
    const used: number = await this.store.count(id);
    if (used > entitlement.limit) throw new Error('Over the limit');
    return true;
  }
}
`,
);

afterAll(() => {
  rmSync(root, { recursive: true });
});

it('migrates code whose packages are not installed, and leaves open what no name stands for', async () => {
  const { report, requests } = await planMigration({ root, files: ['plan.service.ts'], hasTypes: false });
  expect(report.units).toMatchObject([{ status: 'migratable', verification: { gates: [] }, refusals: [] }]);
  const texts = requests.map((request) => ('content' in request ? String(request.content) : '')).join('\n');
  expect(texts).toContain('Untyped');
  expect(texts).not.toContain('Entitlement |');
});
