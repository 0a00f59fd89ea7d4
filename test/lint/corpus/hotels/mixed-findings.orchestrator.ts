import { StayResultKind } from './stay.kinds.js';
import type { Log, StayStore } from './stay.ports.js';
import type { Stay } from './stay.entity.js';
import type { StayResult } from './stay.results.js';

export class MixedOrchestrator {
  constructor(
    private readonly store: StayStore,
    private readonly logger: Log,
  ) {}

  async settle(stay: Stay): Promise<StayResult> {
    try { // ✗ no-throw
      const now = new Date(); // ✗ no-ambient-effects «new Date()»
      for (let i = 0; i < stay.nights; i++) { // ✗ no-if
        const price = stay.prices[i] * (1 + stay.tax); // ✗ dumb-piping «stay.prices[i] * (1 + stay.tax)»
        await this.store.charge(new Charge(price)); // ✗ no-entity-new «new Charge(price)»
      }
      this.logger.info(`settled at ${now}`);
      return { kind: 'settled', stay };
    } catch (error) {
      this.logger.error('failed', error);
      return error instanceof Error ? fail(error) : fail(String(error)); // ✗ no-if
    } finally {
      delete stay.lock; // ✗ dumb-piping «delete stay.lock»
    }
  }

  async notify(stay: Stay): Promise<StayResult> {
    const mail = { to: stay.guest.email, subject: `Stay ${stay.number}`, body: 'Thank you' }; // ✗ dumb-piping «`Stay ${stay.number}`» ✗ no-magic-strings «'Thank you'»
    await sendMail(mail, 3); // ✗ dependencies-as-fields
    return { kind: StayResultKind.Notified, at: Date.now() }; // ✗ no-ambient-effects «Date.now()»
  }

  async refund(stay: Stay): Promise<StayResult> {
    const amount = Math.round(stay.paid * 0.5); // ✗ dumb-piping «Math.round(stay.paid * 0.5)»
    const note = stay.isVip ? 'vip' : `guest ${stay.number}`; // ✗ no-if «stay.isVip ? 'vip' : `guest ${stay.number}`»
    const refund = new Refund(amount, note, new Date()); // ✗ no-entity-new «new Refund(amount, note, new Date())»
    throw new Error(`no refund ${refund}`); // ✗ no-throw
  }

  async lookup(stay: Stay): Promise<StayResult> {
    const found = (await this.store.find(stay))!; // ✗ dumb-piping
    const row = <Stay>found; // ✗ dumb-piping «<Stay>found»
    const any = (row as any).price as number; // ✗ dumb-piping
    return this.store.price(found, [...stay.rooms], { ...row }, any); // ✗ dumb-piping «[...stay.rooms]» ✗ dumb-piping «{ ...row }»
  }

  async random(stay: Stay): Promise<StayResult> {
    const id = crypto.randomUUID(); // ✗ no-ambient-effects «crypto.randomUUID()»
    const bytes = globalThis.crypto.getRandomValues(stay.seed); // ✗ no-ambient-effects
    const environment = process.env.NODE_ENV; // ✗ no-ambient-effects
    const tick = performance.now(); // ✗ no-ambient-effects «performance.now()»
    const lucky = Math.random(); // ✗ no-ambient-effects «Math.random()»
    return this.store.tag(stay, id, bytes, environment, tick, lucky);
  }
}
