import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runVitest } from '../testing/run-vitest.ts';
import { generateFixture, makeScratchFolder, writeFiles } from '../testing/slices.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

describe('template outbox', () => {
  it('is there for a runtime whose effects wait in a database, and only then', async () => {
    const [payment, ticket, profile] = await Promise.all(['payment', 'ticket', 'profile'].map(generateFixture));
    expect(payment?.has('payment.outbox.ts')).toBe(true);
    expect(ticket?.has('ticket.outbox.ts')).toBe(false);
    expect(profile?.has('profile.outbox.ts')).toBe(false);
  });

  it('commits state and intent together, and delivers at least once, on PGlite', async () => {
    const folder = makeScratchFolder('outbox');
    const slice = [...(await generateFixture('payment'))].filter(([path]) => !path.endsWith('.test.ts'));
    const beside = readdirSync(fixtures).map((name) => [name, readFileSync(join(fixtures, name), 'utf8')] as const);
    writeFiles(folder, new Map([...slice, ...beside]));
    const types = { module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true, types: ['node'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: types }));
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '--project', folder], { stdio: 'inherit' });
    expect(await runVitest(folder)).toEqual({ passed: 7, failures: [] });
  });
});
