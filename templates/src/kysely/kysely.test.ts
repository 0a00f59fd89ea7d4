import { describe, expect, it } from 'vitest';
import { generateFixture, generateFrom } from '../testing/slices.ts';

describe('template kysely', () => {
  it('gives every kind of value a column, and reads and writes it as drivers want it', async () => {
    const account = await generateFixture('account');
    const migration = account.get('account.kysely.sql') ?? '';
    expect(migration.slice(migration.indexOf('('), migration.indexOf(');'))).toMatchInlineSnapshot(`
      "(
        "id" uuid not null primary key,
        "balance" text not null,
        "limit" text,
        "rate" text not null,
        "opened_at" timestamptz not null,
        "due" timestamptz,
        "closed_at" timestamptz,
        "flag" boolean not null,
        "agreed" boolean,
        "tier" text not null,
        "fallback" text,
        "tag" text,
        "tags" jsonb not null,
        "tiers" jsonb not null,
        "matrix" jsonb not null,
        "score" bigint not null,
        "bonus" bigint,
        "note" text not null,
        "remark" text,
        "other" uuid not null,
        "notes" jsonb not null
      "
    `);
    const adapter = account.get('account.kysely.ts');
    expect(adapter).toContain('due: toInstant(row.due) ?? undefined,');
    expect(adapter).toContain('due: account.due === undefined ? null : fromInstant(account.due),');
    expect(adapter).toContain('notes: z.array(z.string()).readonly(),');
    expect(adapter).toContain('limit: decimalSchema.optional(),');
  });

  it('is there only where the spec asks for it, and so is the result for rows that cannot be read', async () => {
    const claim = await generateFixture('claim');
    expect([...claim.keys()].filter((path) => path.includes('kysely'))).toEqual([]);
    expect(claim.get('claim.results.ts')).not.toContain('Unreadable');
  });

  it('keeps an entity that is only a key', async () => {
    const draft = await generateFixture('draft');
    expect(draft.get('draft.kysely.ts')).toContain(".onConflict((conflict) => conflict.column('id').doNothing())");
  });

  it('cuts names at the length where PostgreSQL cuts them, and keeps them apart', async () => {
    const long = await generateFixture('very-long-very-long-very-long-very-long-very-long-name');
    const migration = long.get('very-long-very-long-very-long-very-long-very-long-name.kysely.sql') ?? '';
    const names = [...migration.matchAll(/^ {2}"(.*)" /gm)].map(([, name = '']) => name);
    expect(names.every((name) => name.length <= 63)).toBe(true);
    expect(new Set(names).size).toBe(5);
  });

  it('changes the version with the columns, and with nothing else', async () => {
    const specOf = (field: string) => `
tacet: 1
context: note
values: { NoteId: { type: uuid }, Text: { type: string, max: 5 } }
entity: { name: Note, key: id, fields: { id: NoteId, ${field} } }
intents: { KeepIntent: {} }
results: { NoteMissing: {}, NoteKept: {} }
store: { name: NoteStore, missing: NoteMissing, adapters: [kysely] }
flows: { keep: { flavour: orchestrator, on: { KeepIntent: [ { return: NoteKept } ] }, commit: [NoteKept] } }
`;
    const versionOf = async (field: string) =>
      /values \('(.*)'\)/.exec((await generateFrom(specOf(field))).get('note.kysely.sql') ?? '')?.[1];
    const version = await versionOf('text: Text');
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(await versionOf('text: string')).toBe(version);
    expect(await versionOf('text: { optional: Text }')).not.toBe(version);
    expect(await versionOf('words: Text')).not.toBe(version);
  });
});
