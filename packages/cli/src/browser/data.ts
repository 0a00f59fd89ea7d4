import type { UnitState } from '../page/hierarchy.ts';

/** A method as the page carries it. */
export interface DataUnit {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  readonly state: UnitState;
  readonly fat: number;
  readonly effects: number;
  readonly lines: number;
  readonly refusals: readonly { readonly code: string; readonly reason: string; readonly hint: string }[];
}

/** The methods that stand in the page. */
export function readData(): readonly DataUnit[] {
  const data: unknown = JSON.parse(document.getElementById('data')?.textContent ?? '[]');
  return isData(data) ? data : [];
}

function isData(data: unknown): data is readonly DataUnit[] {
  return (
    Array.isArray(data) && data.every((unit: unknown) => typeof unit === 'object' && unit !== null && 'fat' in unit)
  );
}
