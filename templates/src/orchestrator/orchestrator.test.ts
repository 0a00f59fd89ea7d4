import { describe, expect, it } from 'vitest';
import { generateFixture } from '../testing/slices.ts';

describe('template orchestrator', () => {
  it('goes on in a method of its own where a call follows on a call', async () => {
    const text = (await generateFixture('order')).get('order.orchestrator.ts');
    expect(text).toContain(`      case StockReserveOutcomeKind.Reserved:
        return this.placeOnPlaceIntentReserved(orderId, intent, outcome, tx);`);
    expect(text).toContain(
      `    await this.stockGateway.release({ reservation: outcome.reservation, orderId });
    const outcome`.split('\n', 1)[0] ?? '',
    );
  });

  it('writes plain statements for a single variant', async () => {
    const text = (await generateFixture('ticket')).get('ticket.orchestrator.ts');
    expect(text).toContain(`        const intent = fetched.ticket.decideAction();
        await this.store.save(intent.next, tx);
        return ticketDone();`);
    expect(text).toContain('      case TicketFetchKind.Found:\n        return ticketDone();');
  });

  it('keeps fields and methods apart', async () => {
    const text = (await generateFixture('shipment')).get('shipment.orchestrator.ts');
    expect(text).toContain('  private readonly shipmentStore: ShipmentStore<Tx>;');
    expect(text).toContain('  async store(shipmentId: ShipmentId, tx: Tx): Promise<StoreShipmentResult> {');
  });

  it('lets intents share a case when the same is done about them', async () => {
    expect((await generateFixture('profile')).get('profile.orchestrator.ts')).toContain(
      '          case ProfileIntentKind.Keep:\n          case ProfileIntentKind.Hide:\n            return profileKept();',
    );
  });

  it('calls what is prepared between two transactions, and decides again in the second', async () => {
    const text = (await generateFixture('transfer')).get('transfer.orchestrator.ts');
    expect(text).toContain(`            await this.store.save(intent.sending, tx);
            return { kind: TransferPrepareKind.Prepared, intent };`);
    expect(text).toContain(`  async send(transferId: TransferId): Promise<SendTransferResult> {
    const prepared = await this.orchestrator.prepareSend(transferId);`);
    expect(text).toContain(`        await this.store.save(intent.refused, tx);
        return transferRefused({ transferId });`);
  });

  it('acts on what is decided next, where a flow prepares several acts', async () => {
    const text = (await generateFixture('subscription')).get('subscription.orchestrator.ts');
    expect(text)
      .toContain(`            const confirmed = await this.orchestrator.advanceConfirmOnChargeIntent(subscriptionId);
            return this.advancePrepared(subscriptionId, confirmed);`);
  });

  it('tests every way through a flow', async () => {
    const text = (await generateFixture('order')).get('order.orchestrator.test.ts') ?? '';
    expect([...text.matchAll(/ {2}it\('(\w+Intent.*)', /g)].map(([, title]) => title)).toEqual([
      'PlaceIntent, Reserved, MailSent: OrderPlacedResult',
      'PlaceIntent, Reserved, MailSent, saved by somebody else: OrderChanged',
      'PlaceIntent, Reserved, MailBounced: OrderRefused',
      'PlaceIntent, SoldOut: OutOfStock',
      'ShipIntent: OrderPlacedResult',
      'ShipIntent, saved by somebody else: OrderChanged',
      'CancelIntent: OrderCancelled',
      'PlaceIntent: OutOfStock',
      'ShipIntent, MailSent: OrderPlacedResult',
      'ShipIntent, MailBounced: OrderRefused',
      'CancelIntent, MailBounced: OrderCancelled',
      'CancelIntent, MailSent: OrderPlacedResult',
    ]);
  });
});
