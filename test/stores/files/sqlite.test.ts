import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSqlite, openSqliteFile } from './databases.js';
import { PaymentChargeOutcomeKind, PaymentResultKind } from './payment/payment.kinds.js';
import { createPaymentTables, KyselyPaymentStore, KyselyPaymentUnitOfWork } from './payment/payment.kysely.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import { addPayments, ids, migrationOf, payments } from './scenes.js';
import { UnlockedStore } from './unlocked.js';

describe.runIf(process.env['STORES_SQLITE'] !== undefined)('SQLite', () => {
  it('charges each of 20 payments once from several processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tacet-sqlite-'));
    const file = join(folder, 'payments.db');
    const { default: Sqlite } = await import('better-sqlite3');
    new Sqlite(file).exec(migrationOf('./payment/payment.kysely.sql')).close();
    const db = await openSqlite<any>(file);
    await addPayments(db);
    const worker = () =>
      promisify(execFile)(process.execPath, ['--import=tsx', 'worker.ts', file, ...ids], { cwd: import.meta.dirname });
    const outputs = await Promise.all([worker(), worker(), worker()]);
    const charged = outputs.flatMap(({ stdout }) => stdout.trim().split('\n')).filter((line) => line !== '');
    expect(charged.sort()).toEqual(ids);
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  it('charges a payment twice from two connections without a lock: the race can be lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tacet-sqlite-'));
    const connections = await Promise.all(
      [1, 2].map(() => openSqlite<any>(join(folder, 'payments.db'), { timeout: 0 })),
    );
    await createPaymentTables(connections[0]!);
    await addPayments(connections[0]!, payments.slice(0, 1));
    let charges = 0;
    let arrive = () => {};
    const bothCharge = new Promise<void>((resolve) => (arrive = resolve));
    const gateway = {
      async charge() {
        charges += 1;
        if (charges === 2) arrive();
        await bothCharge;
        return { kind: PaymentChargeOutcomeKind.Charged };
      },
    };
    const process = (db: Kysely<any>) =>
      new TransactionalPaymentOrchestrator(
        new PaymentOrchestrator(new UnlockedStore(), gateway),
        new KyselyPaymentUnitOfWork(db, { attempts: 10 }),
      ).process(payments[0]!.id);
    await Promise.all(connections.map(process));
    expect(charges).toBe(2);
    for (const db of connections) await db.destroy();
    rmSync(folder, { recursive: true });
  });

  it.each([
    { column: 'amount', value: 'many' },
    { column: 'amount', value: 1.5 },
    { column: 'verified', value: 7 },
    { column: 'paid', value: 'yes' },
  ])('says that $value is no $column, as columns take everything', async ({ column, value }) => {
    const { db, close } = await openSqliteFile<any>();
    await createPaymentTables(db);
    await addPayments(db, payments.slice(0, 1));
    await db
      .updateTable('payment')
      .set({ [column]: value })
      .execute();
    const fetched = await db.transaction().execute((tx) => new KyselyPaymentStore().fetch(payments[0]!.id, tx));
    expect(fetched).toMatchObject({
      kind: PaymentResultKind.Unreadable,
      problems: [expect.stringMatching(`^payment\\.${column}: `)],
    });
    await close();
  });

  it('says that a file is no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tacet-sqlite-'));
    const file = join(folder, 'payments.db');
    const { default: Sqlite } = await import('better-sqlite3');
    writeFileSync(file, 'not a database, although it is as long as a page of one begins'.repeat(100));
    const db = new Kysely<any>({ dialect: new SqliteDialect({ database: new Sqlite(file) }) });
    await expect(new KyselyPaymentUnitOfWork(db).check()).rejects.toThrow(
      'The database cannot be read: file is not a database',
    );
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
});
