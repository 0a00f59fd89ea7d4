import { Payment } from './payment/payment.entity.js';
import { paymentRequested } from './payment/payment.events.js';
import { PaymentChargeOutcomeKind } from './payment/payment.kinds.js';
import {
  InMemoryPaymentExecutor,
  InMemoryPaymentStore,
  InMemoryPaymentUnitOfWork,
  type InMemoryPaymentTx,
} from './payment/payment.memory.js';
import { PaymentOrchestrator, TransactionalPaymentOrchestrator } from './payment/payment.orchestrator.js';
import type { PaymentChargeInput, PaymentChargeOutcome, PaymentGateway } from './payment/payment.ports.js';
import { PaymentRuntime, TransactionalPaymentRuntime } from './payment/payment.runtime.js';
import { amountOf, paymentIdOf, reasonOf } from './payment/payment.values.js';

/** A card that pays up to 5000, breaks at 6666, and remembers what it paid. */
class Card implements PaymentGateway {
  readonly charged: number[] = [];

  charge({ amount }: PaymentChargeInput): Promise<PaymentChargeOutcome> {
    if (amount === 6666) return Promise.reject(new Error('the line is dead'));
    if (amount > 5000) {
      return Promise.resolve({ kind: PaymentChargeOutcomeKind.ChargeDeclined, reason: reasonOf('over the limit') });
    }
    this.charged.push(amount);
    return Promise.resolve({ kind: PaymentChargeOutcomeKind.Charged });
  }
}

const id = (last: number) => paymentIdOf(`00000000-0000-4000-8000-00000000000${last.toString()}`);
const payment = (last: number, amount: number) =>
  Payment.from({ id: id(last), amount: amountOf(amount), verified: false, paid: false });
const payments = [payment(1, 2500), payment(2, 20_000), payment(3, 9000), payment(4, 6666)];

const say = (what: string, answer: string) => {
  console.log(`${what.padEnd(42)} → ${answer}`);
};
const isPaid = (unitOfWork: InMemoryPaymentUnitOfWork, last: number) =>
  unitOfWork.stored.some((stored) => stored.id === id(last) && stored.paid) ? 'paid' : 'not paid, rolled back';

await runOrchestrator();
await runRuntime();

async function runOrchestrator(): Promise<void> {
  console.log('orchestrator: fetch, translate, decide, act, persist');
  const card = new Card();
  const unitOfWork = new InMemoryPaymentUnitOfWork(payments);
  const orchestrator = new TransactionalPaymentOrchestrator<InMemoryPaymentTx>(
    new PaymentOrchestrator(new InMemoryPaymentStore(), card),
    unitOfWork,
  );
  const process = async (what: string, last: number) => {
    const { kind } = await orchestrator.process(id(last));
    say(what, `${kind}; ${isPaid(unitOfWork, last)}`);
  };
  await process('  process 2500', 1);
  await process('  process it once more', 1);
  await process('  process 20000, not verified', 2);
  await process('  process 9000, which the card declines', 3);
  await process('  process what is not there', 9);
  await orchestrator.process(id(4)).catch((error: unknown) => {
    say('  process 6666, at which the line dies', `throws ${String(error)}; ${isPaid(unitOfWork, 4)}`);
  });
  say('  the card was charged', card.charged.join(', '));
}

async function runRuntime(): Promise<void> {
  console.log('runtime: load, step, save, execute');
  const unitOfWork = new InMemoryPaymentUnitOfWork(payments);
  const runtime = new TransactionalPaymentRuntime<InMemoryPaymentTx>(
    new PaymentRuntime(new InMemoryPaymentExecutor()),
    unitOfWork,
  );
  const request = async (what: string, last: number) => {
    const { kind } = await runtime.run(id(last), paymentRequested());
    say(what, kind);
  };
  await request('  requested, 2500', 1);
  await request('  requested, 20000, not verified', 2);
  await request('  requested, what is not there', 9);
  say('  the outbox holds', unitOfWork.outbox.map(({ intent }) => intent.kind).join(', '));
}
