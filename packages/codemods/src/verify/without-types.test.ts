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

writeFileSync(
  path.join(root, 'files.service.ts'),
  `import fs from 'node:fs/promises';

export class FilesService {
  async remove(path: string): Promise<boolean> {
    if (path === '') throw new Error('No path');
    await fs.rm(path);
    return true;
  }
}
`,
);

writeFileSync(
  path.join(root, 'orders.service.ts'),
  `import { sql } from 'drizzle-orm';
import { In, LessThan, Repository } from 'typeorm';

export class OrdersService {
  constructor(private readonly orders: Repository) {}

  async late(ids: readonly string[], day: number): Promise<number> {
    if (ids.length === 0) return 0;
    const found = await this.orders.find({ where: { id: In(ids), due: LessThan(day) }, note: sql\`due < \${day}\` });
    return found.length;
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

it('leaves the calls of modules that do I/O to the façade: no driver imports them', async () => {
  const { report, requests } = await planMigration({ root, files: ['files.service.ts'], hasTypes: false });
  expect(report.units).toMatchObject([{ status: 'migratable', refusals: [] }]);
  const newFiles = requests.flatMap((request) => ('content' in request ? [String(request.content)] : []));
  expect(newFiles.join('\n')).not.toContain('fs/promises');
  expect(JSON.stringify(requests)).toContain('(value) => fs.rm(value)');
});

it('takes what only builds a condition or a piece of SQL for a computation: it is part of a decision', async () => {
  const { report, requests } = await planMigration({ root, files: ['orders.service.ts'], hasTypes: false });
  expect(report.units).toMatchObject([{ status: 'migratable', refusals: [] }]);
  const decision = requests.find((request) => request.path.endsWith('.decision.ts'));
  expect(JSON.stringify(decision)).toContain('In(ids), due: LessThan(day)');
  expect(JSON.stringify(decision)).toContain('sql`due < ${day}`');
});
