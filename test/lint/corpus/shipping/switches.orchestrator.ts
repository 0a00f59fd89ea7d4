import { ParcelKind, ParcelResultKind } from './parcel.kinds.js';
import type { CarrierGateway, ParcelStore } from './parcel.ports.js';
import type { Parcel, ParcelIntent } from './parcel.entity.js';
import type { ParcelResult } from './parcel.results.js';

export class SwitchingOrchestrator {
  constructor(
    private readonly store: ParcelStore,
    private readonly carrier: CarrierGateway,
  ) {}

  async send(parcel: Parcel): Promise<ParcelResult> {
    const intent = parcel.decide();
    switch (intent.kind) {
      case ParcelKind.Send:
        await this.carrier.send(intent.parcel);
        return { kind: ParcelResultKind.Sent, parcel };
      default: // ✗ exhaustive-switch
        return { kind: ParcelResultKind.Held, parcel };
    }
  }

  async fallsThrough(parcel: Parcel): Promise<ParcelResult> {
    const intent = parcel.decide();
    switch (intent.kind) {
      case ParcelKind.Send: // ✗ exhaustive-switch
        await this.carrier.send(intent.parcel);
      case ParcelKind.Hold:
        return { kind: ParcelResultKind.Held, parcel };
    }
  }

  async halfJoin(parcel: Parcel): Promise<ParcelResult> {
    const intent = parcel.decide();
    switch (intent.kind) {
      case ParcelKind.Send: // ✗ exhaustive-switch
        await this.carrier.send(intent.parcel);
        break;
      case ParcelKind.Hold:
        return { kind: ParcelResultKind.Held, parcel };
    }
    return { kind: ParcelResultKind.Sent, parcel };
  }

  async lastOpen(parcel: Parcel): Promise<ParcelResult> {
    const intent = parcel.decide();
    switch (intent.kind) {
      case ParcelKind.Hold:
        return { kind: ParcelResultKind.Held, parcel };
      case ParcelKind.Send: // ✗ exhaustive-switch
        await this.carrier.send(intent.parcel);
    }
    return { kind: ParcelResultKind.Sent, parcel };
  }

  async magic(parcel: Parcel): Promise<ParcelResult> {
    const intent = parcel.decide();
    switch (intent.kind) {
      case 'send': // ✗ no-magic-strings «'send'»
        return { kind: 'sent', parcel }; // ✗ no-magic-strings «'sent'»
      case `hold`: // ✗ no-magic-strings «`hold`»
        return { kind: `held`, parcel }; // ✗ no-magic-strings «`held`»
      case ParcelKind.Return:
        return { 'kind': 'returned', parcel }; // ✗ no-magic-strings «'returned'»
    }
  }

  async nestedWrong(parcel: Parcel): Promise<ParcelResult> {
    const found = await this.store.find(parcel);
    switch (found.kind) {
      case ParcelKind.Found: { // ✗ exhaustive-switch
        const intent = found.parcel.decide();
        switch (intent.kind) {
          case ParcelKind.Send: // ✗ exhaustive-switch
            await this.carrier.send(intent.parcel);
            break;
          case ParcelKind.Hold:
            return { kind: ParcelResultKind.Held, parcel };
        }
      }
      case ParcelKind.Missing:
        return { kind: ParcelResultKind.Missing, parcel };
    }
  }

  async thrown(parcel: Parcel): Promise<ParcelResult> {
    const found = await this.store.find(parcel);
    switch (found.kind) {
      case ParcelKind.Found:
        return { kind: ParcelResultKind.Held, parcel };
      case ParcelKind.Missing:
        throw new Error('no parcel'); // ✗ no-throw
    }
  }
}
