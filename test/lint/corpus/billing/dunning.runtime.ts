import { DunningKind } from './dunning.kinds.js';
import type { DunningEvent } from './dunning.events.js';
import type { DunningExecutor, DunningStore, Mailer } from './dunning.ports.js';
import type { DunningResult } from './dunning.results.js';
import type { DunningState } from './dunning.state.js';
import type { DunningId } from './dunning.values.js';

export class DunningRuntime {
  readonly #log: Log;

  constructor(
    private readonly store: DunningStore,
    private readonly executor: DunningExecutor,
    private readonly mailer: Mailer,
    log: Log,
  ) {
    this.#log = log;
  }

  async handle(id: DunningId, event: DunningEvent): Promise<DunningResult> {
    const state = await this.store.load(id);
    const { state: next, intent: wanted } = state.handle(event);
    await this.store.save(next);
    await this.#log.info(`handled ${event.kind}`);
    await this.carryOut(wanted);
    return { kind: DunningKind.Done, next };
  }

  async forget(id: DunningId, event: DunningEvent): Promise<DunningResult> {
    const state = await this.store.load(id);
    const step = state.handle(event); // ✗ effects-via-intent «state.handle(event)»
    await this.store.save(step.state);
    return { kind: DunningKind.Done, next: step.state };
  }

  async logged(id: DunningId, event: DunningEvent): Promise<DunningResult> {
    const state = await this.store.load(id);
    const { intent, ...rest } = state.step(event); // ✗ effects-via-intent «state.step(event)»
    this.#log.info('intent', intent);
    await this.store.save(rest);
    return { kind: DunningKind.Done, next: rest };
  }

  async direct(id: DunningId): Promise<DunningResult> { // ✗ step-delegation «direct»
    const state = await this.store.load(id);
    await this.mailer.send(state); // ✗ effects-via-intent «this.mailer.send(state)»
    return { kind: DunningKind.Done, next: state };
  }

  async replay(id: DunningId, events: readonly DunningEvent[]): Promise<DunningResult> {
    for (const event of events) await this.turn(id, event);
    return { kind: DunningKind.Done, id };
  }

  async listen(events: AsyncIterable<DunningEvent>): Promise<DunningResult> { // ✗ step-delegation «listen»
    for await (const event of this.store.events()) await this.store.save(event); // ✗ effects-via-intent «this.store.events()»
    return { kind: DunningKind.Done, events };
  }

  async guarded(id: DunningId, event: DunningEvent): Promise<DunningResult> {
    const state = await this.store.load(id);
    if (!state) return { kind: DunningKind.Missing, id }; // ✗ no-if
    const step = state.handle(event);
    for (const intent of step.intents) await this.executor.execute(intent);
    return { kind: DunningKind.Done, step };
  }

  async together(id: DunningId, event: DunningEvent): Promise<DunningResult> {
    const state = await this.store.load(id);
    const step = state.handle(event);
    await Promise.all([this.store.save(step.state), this.executor.execute(step.intent), this.mailer.ping(id)]); // ✗ effects-via-intent «this.mailer.ping(id)»
    return { kind: DunningKind.Done, step };
  }

  async list(): Promise<DunningResult> { // ✗ step-delegation «list»
    const all = await this.store.load();
    return { kind: DunningKind.Listed, all };
  }

  kindOf(state: DunningState): DunningResult {
    return this.store.describe(state);
  }

  private async turn(id: DunningId, event: DunningEvent): Promise<void> {
    const state = await this.store.load(id);
    const step = state.handle(event);
    await this.store.save(step.state);
    await this.executor.execute(step.intent);
  }

  private async carryOut(intent: Intent): Promise<void> {
    await this.executor.execute(intent);
  }
}

export class TransactionalDunningRuntime {
  constructor(
    private readonly runtime: DunningRuntime,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(id: DunningId, event: DunningEvent): Promise<DunningResult> {
    return this.unitOfWork.run((tx) => this.runtime.handle(id, event, tx));
  }

  async loose(id: DunningId, event: DunningEvent): Promise<DunningResult> { // ✗ transaction-boundary «loose»
    const done = await this.runtime.handle(id, event);
    return done;
  }
}
