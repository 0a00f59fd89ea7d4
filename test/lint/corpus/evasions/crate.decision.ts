import { CrateKind } from './crate.kinds.js';
import type { CrateStore } from './crate.ports.js'; // ✗ layer-imports
import { readFileSync } from 'fs'; // ✗ no-ambient-effects
import lodash from 'lodash'; // ✗ layer-imports

export interface CrateState {
  readonly crateId: string; // ✗ value-objects «string»
  readonly parentIds: readonly string[] | null; // ✗ value-objects
  readonly kind: 'open'; // ✗ no-magic-strings
  readonly orderKey?: number; // ✗ value-objects «number»
  readonly label: string;
}

export async function decide(state: CrateState): Promise<CrateState> { // ✗ no-ambient-effects
  switch (state.kind) {
    case CrateKind.Open: // ✗ exhaustive-switch
      console.log(state); // ✗ no-ambient-effects
    default: // ✗ exhaustive-switch
      return lodash.clone(state);
  }
}

export function judge(state: CrateState, store: CrateStore, fetch: (state: CrateState) => CrateState): CrateState {
  if ('open' === state.kind) return fetch(state); // ✗ no-magic-strings
  const timer = setTimeout(store.close, 10); // ✗ no-ambient-effects
  if (state.label === 'late') throw new Error('late'); // ✗ no-throw
  return { ...state, 'kind': `open`, label: readFileSync(timer) }; // ✗ no-magic-strings «`open`»
}

function assertNever(value: never): never {
  throw new Error(String(value));
}
