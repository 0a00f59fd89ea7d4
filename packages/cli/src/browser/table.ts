import { fattestFirst, firstRows, rowHtml } from '../page/method-rows.ts';
import type { DataUnit } from './data.ts';

/** Brings the table of methods to life: a filter, and all rows. */
export function startTable(units: readonly DataUnit[]): void {
  const filter = document.getElementById('filter');
  const rows = document.getElementById('rows');
  const count = document.getElementById('count');
  const all = document.getElementById('all');
  if (!(filter instanceof HTMLInputElement) || !rows || !count || !all) return;
  const sorted = fattestFirst(units);
  const state = { limit: firstRows };
  const show = (): void => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = sorted.filter((unit) => words.every((word) => textOf(unit).includes(word)));
    const shown = found.slice(0, state.limit);
    rows.innerHTML = shown.map(rowHtml).join('');
    count.textContent = `${shown.length.toString()} of ${found.length.toString()} methods`;
    all.hidden = shown.length === found.length;
    all.textContent = `Show all ${found.length.toString()}`;
  };
  filter.hidden = false;
  filter.addEventListener('input', show);
  all.addEventListener('click', () => {
    state.limit = Infinity;
    show();
    filter.focus();
  });
  all.hidden = sorted.length <= firstRows;
}

function textOf({ file, method, state, refusals }: DataUnit): string {
  return [file, method, state, ...refusals.map(({ code }) => code)].join(' ').toLowerCase();
}
