import { escapeHtml } from './escape.ts';
import type { UnitState } from './hierarchy.ts';

/** How many rows stand on the page before more are asked for. */
export const firstRows = 25;

/** Units by fat, then by size. */
export function fattestFirst<Unit extends { readonly fat: number; readonly lines: number }>(
  units: readonly Unit[],
): readonly Unit[] {
  return [...units].sort((a, b) => b.fat - a.fat || b.lines - a.lines);
}

/** One row of the table of methods. */
export function rowHtml({ file, line, method, state, refusals, fat, effects, lines }: RowUnit): string {
  const why = refusals.map(({ code }) => ` · ${escapeHtml(code)}`).join('');
  return `<tr><td><span class="mono">${escapeHtml(method)}</span><small class="mono">${escapeHtml(file)}:${line.toString()}</small></td><td class="state"><i class="${state}"></i>${state}<span class="quiet">${why}</span></td><td class="n">${fat.toString()}</td><td class="n">${effects.toString()}</td><td class="n">${lines.toString()}</td></tr>`;
}

/** What a row shows. */
export interface RowUnit {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  readonly state: UnitState;
  readonly fat: number;
  readonly effects: number;
  readonly lines: number;
  readonly refusals: readonly { readonly code: string }[];
}
