import { ParcelKind, ParcelResultKind } from './parcel.kinds.js';
import type { ParcelStore } from './parcel.ports.js';
import type { Parcel } from './parcel.entity.js';
import type { ParcelResult } from './parcel.results.js';

type LocalResult = { kind: 'local'; parcel: Parcel }; // ✗ no-magic-strings

interface LocalEvent {
  readonly kind: 'packed' | 'sent'; // ✗ no-magic-strings
  readonly parcel: Parcel;
}

export class StringOrchestrator {
  readonly kind = 'string'; // ✗ dependencies-as-fields

  constructor(private readonly store: ParcelStore) {}

  async send(parcel: Parcel): Promise<ParcelResult> {
    await this.store.tag(parcel, 'sent', 'today'); // ✗ no-magic-strings «'sent'» ✗ no-magic-strings «'today'»
    const channel = `express`; // ✗ no-magic-strings «`express`»
    const empty = ''; // ✗ no-magic-strings «''»
    const labels = ['fragile', parcel.label]; // ✗ no-magic-strings «'fragile'»
    const same = parcel.kind === 'open'; // ✗ dumb-piping «parcel.kind === 'open'»
    const cast = 'held' as ParcelKind; // ✗ dumb-piping «'held' as ParcelKind»
    const mode: 'fast' | 'slow' = parcel.mode;
    const frozen = 'frozen' as const; // ✗ no-magic-strings «'frozen'»
    await this.store.save(parcel, { reason: 'manual', channel, empty, labels, same, cast, mode, frozen }); // ✗ no-magic-strings «'manual'»
    return { kind: 'sent' as ParcelResultKind, parcel }; // ✗ dumb-piping «'sent' as ParcelResultKind»
  }
}
