import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSqlite, openSqliteFile } from './databases.js';
import { PaymentResultKind } from './payment/payment.kinds.js';
import { createPaymentTables, KyselyPaymentStore, KyselyPaymentUnitOfWork } from './payment/payment.kysely.js';
import { addPayments, ids, migrationOf, payments } from './scenes.js';

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
