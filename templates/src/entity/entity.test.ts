import { describe, expect, it } from 'vitest';
import { generateFixture, generateFrom } from '../testing/slices.ts';

/** The body of `decideAction` for a table over a few fields. */
async function decisionOf(...rows: readonly string[]): Promise<string | undefined> {
  const files = await generateFrom(`
tacet: 1
context: shop
values: { ShopId: { type: uuid }, Colour: { enum: [Red, Green] }, Price: { type: decimal } }
entity: { name: Shop, key: id, fields: { id: ShopId, open: boolean, colour: Colour, price: Price, seats: { optional: int } } }
intents: { StopIntent: {}, GoIntent: {} }
results: { ShopMissing: {}, ShopDone: {} }
decisions: [${rows.join(', ')}, { otherwise: GoIntent }]
store: { name: ShopStore, missing: ShopMissing, adapters: [memory] }
flows: { go: { flavour: orchestrator, on: { StopIntent: [{ return: ShopDone }], GoIntent: [{ return: ShopDone }] }, commit: [ShopDone] } }
`);
  return /decideAction\(\): ShopIntent \{\n([^]*?)\n {2}\}\n/
    .exec(files.get('shop.entity.ts') ?? '')?.[1]
    ?.replace(/^ {4}/gm, '');
}

describe('template entity', () => {
  it.each([
    ['{ when: { open: false }, then: StopIntent }', 'if (!this.open) return stopIntent();'],
    ['{ when: { colour: Red }, then: StopIntent }', 'if (this.colour === ColourKind.Red) return stopIntent();'],
    [
      '{ when: { price: { over: "1.50" } }, then: StopIntent }',
      "if (subtractDecimals(this.price, '1.50') > 0n) return stopIntent();",
    ],
    [
      '{ when: { seats: { atMost: 3 } }, then: StopIntent }',
      'if (this.seats !== undefined && this.seats <= 3) return stopIntent();',
    ],
    ['{ when: { seats: { not: 3 } }, then: StopIntent }', 'if (this.seats !== 3) return stopIntent();'],
  ])('writes %s as %s', async (row, statement) => {
    expect(await decisionOf(row)).toBe(`${statement}\nreturn goIntent();`);
  });

  it('does not ask again what the rows above have settled', async () => {
    const rows = [
      '{ when: { open: true }, then: StopIntent }',
      '{ when: { open: false, colour: Red }, then: StopIntent }',
    ];
    expect(await decisionOf(...rows)).toBe(
      'if (this.open) return stopIntent();\nif (this.colour === ColourKind.Red) return stopIntent();\nreturn goIntent();',
    );
  });

  it('ends with a row that leaves nothing open', async () => {
    const rows = ['{ when: { colour: Red }, then: StopIntent }', '{ when: { colour: Green }, then: StopIntent }'];
    expect(await decisionOf(...rows)).toBe(
      'if (this.colour === ColourKind.Red) return stopIntent();\nreturn stopIntent();',
    );
  });

  it('says what to write when there is no table', async () => {
    const text = (await generateFixture('claim')).get('claim.entity.ts');
    expect(text).toContain("'Claim.decideAction is not written: say which fields lead to PayIntent, RefuseIntent'");
  });

  it('tests both sides of each condition', async () => {
    const text = (await generateFixture('payment')).get('payment.entity.test.ts') ?? '';
    expect(text.match(/given: .*/g)?.slice(0, 5)).toEqual([
      'given: { amount: amountOf(10000), verified: false, paid: false },',
      'given: { amount: amountOf(10001), verified: false, paid: false },',
      'given: { amount: amountOf(10000), verified: false, paid: true }, intent: nothingIntent() },',
      'given: { amount: amountOf(9999), verified: false, paid: false },',
      'given: { amount: amountOf(10001), verified: true, paid: false },',
    ]);
  });
});
