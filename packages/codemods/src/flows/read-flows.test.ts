import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Flow } from './flow.ts';
import { readFlowsOf } from './read-flows.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tacet-flows-'));
const fixtures = path.join(import.meta.dirname, '..', 'fixtures');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a flow is read from code', () => {
  it('that was migrated: decisions branch by their intents, results end', () => {
    const [flow] = readFlowsOf(fixtures, [
      path.join(fixtures, 'process-payment/after/process-payment.orchestrator.ts'),
    ]);
    expect(flow).toMatchObject({ driver: 'ProcessPaymentOrchestrator', method: 'processPayment', line: 16 });
    expect(tell(flow)).toEqual([
      'start processPayment → fetch store.find',
      'fetch store.find → decide decideCharge',
      'decide decideCharge → result PaymentNotFound',
      'decide decideCharge → result PaymentNeedsVerification',
      'decide decideCharge → result PaymentAlreadyPaid',
      'decide decideCharge -Charge→ act gateway.charge',
      'act gateway.charge → translate markPaid',
      'translate markPaid → persist store.save',
      'persist store.save → result PaymentProcessed',
    ]);
  });

  it('that guards blocks: an attempt goes on by its outcome, a private method is read where it is called', () => {
    const [flow] = readFlowsOf(fixtures, [path.join(fixtures, 'try-maps-and-swallows/after/charge.orchestrator.ts')]);
    expect(tell(flow)).toContain('act gateway.charge -AttemptFailed→ result ChargeFailed');
    expect(tell(flow)).toContain('act gateway.charge -ChargeCompleted→ persist store.save');
    expect(tell(flow)).toContain('persist store.save -AttemptFailed→ act gateway.refund');
  });

  it('with joins: a private method that several ways end in stands once', () => {
    const [flow] = readFlowsOf(fixtures, [
      path.join(fixtures, 'nested-conditions/after/enforce-quota.orchestrator.ts'),
    ]);
    expect(flow?.nodes.filter(({ label }) => label === 'api.record')).toHaveLength(1);
    expect(tell(flow).filter((line) => line.endsWith('act api.record'))).toHaveLength(4);
  });

  it('with loops, parallel calls and transactions', () => {
    const flow = readText(`
      import type { OrderStore, UnitOfWork } from './order.ports.js';
      export class OrderOrchestrator {
        constructor(private readonly store: OrderStore, private readonly work: UnitOfWork) {}
        async close(orders: readonly Order[]): Promise<OrderResult> {
          const [open, rates] = await Promise.all([this.store.findOpen(), this.store.readRates()]);
          for (const order of open) {
            await this.store.save(order.close(rates));
          }
          return this.work.run(async (tx) => {
            await this.store.update(open, tx);
            return { kind: OrderResultKind.Closed };
          });
        }
      }`);
    expect(tell(flow)).toEqual([
      'start close → fetch store.findOpen',
      'start close → fetch store.readRates',
      'fetch store.findOpen → loop each order of open',
      'fetch store.readRates → loop each order of open',
      'loop each order of open → translate order.close',
      'translate order.close → persist store.save',
      'persist store.save → loop each order of open',
      'loop each order of open -done→ transaction work.run',
      'transaction work.run → persist store.update',
      'persist store.update → result Closed',
    ]);
  });

  it('that was written by hand and breaks every rule: choices, throws and catches are told as they are', () => {
    const flow = readText(`
      export class FatOrchestrator {
        constructor(private readonly api: Api) {}
        async pay(id: string) {
          const payment = await this.api.fetchPayment(id);
          if (!payment) throw new NotFoundError(id);
          try {
            await this.api.charge(payment);
          } catch (error) {
            await this.api.refund(payment);
          }
          while (await this.api.isOpen(id)) {
            if (payment.stuck) break;
          }
          return payment.ok ? 'ok' : { kind: PayKind.Late };
        }
      }`);
    expect(tell(flow)).toContain('choice !payment -yes→ failure throws NotFoundError');
    expect(tell(flow)).toContain('act api.charge -throws→ act api.refund');
    expect(tell(flow)).toContain('choice payment.ok -no→ result Late');
    expect(tell(flow)).toContain('loop while await this.api.isOpen(id) → choice payment.stuck');
  });

  it('that calls itself, or is not finished yet, without going round for ever', () => {
    const flow = readText(`
      export class PageOrchestrator {
        constructor(private readonly store: PageStore) {}
        async pages(cursor: string): Promise<PageResult> {
          const page = await this.store.load(cursor);
          switch (page.kind) {
            case PageKind.More: return this.pages(page.next);
            case PageKind.Last: return { kind: PageResultKind.Read };
          }
        }
        private a() { return this.b(
      }`);
    expect(tell(flow)).toContain('fetch store.load -More→ start pages');
    expect(readText('export class')).toBeUndefined();
  });
});

function readText(text: string): Flow | undefined {
  const file = path.join(folder, 'x.orchestrator.ts');
  writeFileSync(file, text);
  return readFlowsOf(folder, [file])[0];
}

function tell(flow: Flow | undefined): readonly string[] {
  const name = (id: number): string => `${flow?.nodes[id]?.role ?? '?'} ${flow?.nodes[id]?.label ?? '?'}`;
  return (flow?.edges ?? []).map(
    ({ from, to, label }) => `${name(from)} ${label === '' ? '' : `-${label}`}→ ${name(to)}`,
  );
}
