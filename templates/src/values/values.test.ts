import { describe, expect, it } from 'vitest';
import { generateFixture, generateFrom } from '../testing/slices.ts';

/** The line that declares the schema of a value of this shape. */
async function schemaOf(shape: string): Promise<string | undefined> {
  const files = await generateFrom(`tacet: 1\ncontext: shop\nvalues: { It: ${shape}, Other: { type: string } }`);
  return /const itSchema = ([^;]*);/.exec(files.get('shop.values.ts') ?? '')?.[1];
}

describe('template values', () => {
  it.each([
    ['{ type: uuid }', "z.uuid().brand<'It'>()"],
    ['{ type: boolean }', "z.boolean().brand<'It'>()"],
    ['{ type: int, min: -1, max: 3 }', "z.int().min(-1).max(3).brand<'It'>()"],
    ['{ type: string, min: 1 }', "z.string().min(1).brand<'It'>()"],
    ['{ type: instant }', "z.iso.datetime().brand<'It'>()"],
    ['{ enum: [Red, Green] }', 'z.enum(ItKind)'],
    ['{ list: Other }', "z.array(otherSchema).readonly().brand<'It'>()"],
    ['{ optional: Other }', 'otherSchema.optional()'],
    ['{ list: { list: int } }', "z.array(z.array(z.int()).readonly()).readonly().brand<'It'>()"],
  ])('writes %s as %s', async (shape, schema) => {
    expect(await schemaOf(shape)).toBe(schema);
  });

  it('compares the bounds of decimals exactly', async () => {
    expect(await schemaOf('{ type: decimal, min: "0.01" }')).toContain("subtractDecimals(text, '0.01') >= 0n");
  });

  it('escapes what would end a regular expression', async () => {
    expect(await schemaOf('{ type: string, pattern: "^a/b\\\\n$" }')).toContain(String.raw`/^a\/b\n$/u`);
  });

  it('repeats the schema of a value that comes from another context, whose own one is private', async () => {
    const text = (await generateFixture('invoice')).get('invoice.values.ts');
    expect(text).toContain("z.array(z.string().max(10).brand<'Label'>())");
  });
});
