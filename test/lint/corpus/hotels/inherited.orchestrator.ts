import { BaseOrchestrator } from './base.orchestrator.js';
import { StayResultKind } from './stay.kinds.js';
import type { StayStore } from './stay.ports.js';
import type { Stay } from './stay.entity.js';
import type { StayResult } from './stay.results.js';

export class InheritingOrchestrator extends BaseOrchestrator<Stay> {
  override readonly name = 'stays'; // ✗ dependencies-as-fields

  constructor(private readonly store: StayStore, rooms: readonly Stay[]) {
    super(store);
    for (const room of rooms) store.add(room); // ✗ dependencies-as-fields
    setInterval(() => store.flush(), 1000); // ✗ dependencies-as-fields
    Object.freeze(this);
  }

  override async close(stay: Stay): Promise<StayResult> {
    const base = await super.close(stay);
    if (base.isDone) return base; // ✗ no-if
    return { kind: StayResultKind.Closed, stay };
  }
}

class StayDraft {
  constructor(readonly stay: Stay) {} // ✗ dependencies-as-fields

  build(): StayResult {
    return new StayBuilt(this.stay); // ✗ no-entity-new «new StayBuilt(this.stay)»
  }
}
