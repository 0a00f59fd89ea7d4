import { PickKind } from './pick.kinds.js';
import type { Pick, Picker } from './pick.entity.js';
import type { PickStore } from './pick.ports.js';
import type { PickResult } from './pick.results.js';

// Classes that are no declarations at the top of a module.
export const PickOrchestrator = class PickOrchestratorClass {
  constructor(private readonly store: PickStore) {}

  async pick(pick: Pick): Promise<PickResult> {
    const next = pick.count > 1 ? pick : pick.parent; // ✗ no-if «pick.count > 1 ? pick : pick.parent»
    return { kind: 'picked', next }; // ✗ no-magic-strings «'picked'»
  }
};

export namespace Picking {
  export abstract class Orchestrator<T extends Pick> {
    protected constructor(protected readonly store: PickStore) {}

    abstract decide(pick: T): Promise<boolean>; // ✗ explicit-results «Promise<boolean>»

    abstract name: string; // ✗ dependencies-as-fields

    async pick(this: Orchestrator<T>, pick: T, ...rest: readonly T[]): Promise<PickResult> {
      for (const other of rest) {
        other.isOpen || (await this.store.open(other)); // ✗ no-if «other.isOpen || (await this.store.open(other))»
      }
      return this.store.pick(pick) ?? { kind: PickKind.Missing }; // ✗ no-if
    }
  }
}

export const mixed = <T extends Constructor>(Base: T) => class extends Base {}; // ✗ orchestrator-is-class

export class SwitchingOrchestrator {
  constructor(private readonly store: PickStore) {}

  async nested(pick: Pick): Promise<PickResult> {
    switch (pick.kind) {
      case PickKind.Open:
        switch (pick.state.kind) {
          case PickKind.Lost:
            return this.store.lost(pick);
          case PickKind.Found:
            return this.store.found(pick);
        }
      case PickKind.Closed: // ✗ exhaustive-switch
        await this.store.close(pick);
      case PickKind.Held: { // ✗ exhaustive-switch
        await this.store.hold(pick);
        break;
      }
      case PickKind.Lost:
        return this.store.lost(pick);
    }
  }

  async half(pick: Pick): Promise<PickResult> {
    switch (pick.kind) {
      case PickKind.Open:
        switch (pick.state.kind) {
          case PickKind.Lost: // ✗ exhaustive-switch
            break;
          case PickKind.Found:
            return this.store.found(pick);
        }
        return this.store.open(pick);
      case PickKind.Closed: // ✗ exhaustive-switch
        switch (pick.state.kind) {
          case PickKind.Lost: // ✗ exhaustive-switch
            break;
          case PickKind.Found:
            return this.store.found(pick);
        }
      case PickKind.Lost:
        throw new Error('lost'); // ✗ no-throw
    }
  }

  async joined(picks: readonly Pick[]): Promise<PickResult> {
    each: for (const pick of picks) {
      switch (pick.kind) {
        case PickKind.Open:
          await this.store.open(pick);
          continue;
        case PickKind.Closed:
          await this.store.close(pick);
          break;
        case PickKind.Lost:
          await this.store.lost(pick);
          continue each;
        case PickKind.Held:
      }
      await this.store.save(pick);
    }
    return { kind: PickKind.Done };
  }

  async defaulted(pick: Pick): Promise<PickResult> {
    switch (pick.kind) {
      case PickKind.Open:
        return this.store.open(pick);
      case PickKind.Lost:
      default: // ✗ exhaustive-switch
        return this.store.close(pick);
    }
  }

  async labels(pick: Pick, picker: Picker): Promise<PickResult> {
    switch (pick.kind) {
      case 'open': // ✗ no-magic-strings «'open'»
        return this.store.open(pick);
      case `closed`: // ✗ no-magic-strings «`closed`»
        return this.store.close(pick);
      case PickKind[picker.name]: // ✗ no-if
        return this.store.hold(pick);
    }
  }

  async strings(pick: Pick): Promise<PickResult> {
    'use strict';
    const found = await this.store.find('open', `shelf`); // ✗ no-magic-strings «'open'» ✗ no-magic-strings «`shelf`»
    const named = await this.store.find({ where: { 'shelf': pick }, order: 'asc' }); // ✗ no-magic-strings «'asc'»
    const typed: 'a' | 'b' = pick.type;
    const kinded: { kind: 'a' } = pick; // ✗ no-magic-strings «'a'»
    const equal = pick.kind === 'open'; // ✗ dumb-piping «pick.kind === 'open'»
    this.logger.warn('slow', { kind: 'open', at: pick.at + 1 });
    void this.metrics.count('picks', 1);
    await this.tracer.flush('now');
    this.tracer.start('span').tag('key', 1);
    const timer = this.metrics.timer('picks'); // ✗ no-magic-strings «'picks'»
    return this.store.result(found, named, typed, kinded, equal, timer, this.logger.child('x')); // ✗ no-magic-strings «'x'»
  }
}
