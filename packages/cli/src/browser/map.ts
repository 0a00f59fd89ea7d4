import { escapeHtml } from '../page/escape.ts';
import { buildHierarchy, findBranch, trailTo, type Branch } from '../page/hierarchy.ts';
import { tilesHtml } from '../page/tile-html.ts';
import type { DataUnit } from './data.ts';

interface MapParts {
  readonly tiles: HTMLElement;
  readonly trail: HTMLElement;
  readonly detail: HTMLElement;
  readonly controls: HTMLElement;
}

/** Brings the map to life: click and keyboard go into folders and come back. */
export function startMap(units: readonly DataUnit[]): void {
  const parts = findParts();
  if (parts === undefined) return;
  const state = { root: weigh(units, 'fat'), path: '' };
  const show = (path: string, focused: string | undefined): void => {
    const branch = findBranch(state.root, path);
    state.path = branch.path;
    parts.tiles.innerHTML = tilesHtml(branch);
    parts.trail.innerHTML = trailHtml(trailTo(state.root, branch.path));
    const tiles = tilesOf(parts);
    const chosen = tiles.find(({ dataset }) => dataset.path === focused) ?? tiles[0];
    rove(tiles, chosen);
    if (focused !== undefined) chosen?.focus();
    parts.detail.innerHTML = describeBranch(branch);
  };
  const goUp = (): void => {
    const trail = trailTo(state.root, state.path);
    const parent = trail.at(-2);
    if (parent !== undefined) show(parent.path, state.path);
  };
  const choose = (tile: HTMLElement): void => {
    const path = tile.dataset.path ?? '';
    rove(tilesOf(parts), tile);
    if (tile.dataset.kind === 'method') parts.detail.innerHTML = describeUnit(unitAt(units, path));
    else show(path, path);
  };
  parts.tiles.addEventListener('click', ({ target }) => {
    const tile = target instanceof Element ? target.closest<HTMLElement>('.tile') : null;
    if (tile !== null) choose(tile);
  });
  parts.tiles.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Backspace') goUp();
    else if (!moveFocus(event.key, tilesOf(parts))) return;
    event.preventDefault();
  });
  parts.trail.addEventListener('click', ({ target }) => {
    const path = target instanceof HTMLElement ? target.dataset.path : undefined;
    if (path !== undefined) show(path, '');
  });
  parts.controls.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    state.root = weigh(units, target.value === 'lines' ? 'lines' : 'fat');
    show(state.path, undefined);
  });
  parts.controls.hidden = false;
  parts.detail.hidden = false;
  show('', undefined);
}

function findParts(): MapParts | undefined {
  const [tiles, trail, detail, controls] = ['tiles', 'trail', 'detail', 'controls'].map((id) =>
    document.getElementById(id),
  );
  return tiles && trail && detail && controls ? { tiles, trail, detail, controls } : undefined;
}

function weigh(units: readonly DataUnit[], by: 'fat' | 'lines'): Branch {
  return buildHierarchy(units.map((unit) => ({ ...unit, weight: unit[by] })));
}

function tilesOf({ tiles }: MapParts): readonly HTMLElement[] {
  return [...tiles.querySelectorAll<HTMLElement>('.tile')];
}

/** One tile can be reached with the tabulator; the arrows lead to the others. */
function rove(tiles: readonly HTMLElement[], chosen: HTMLElement | undefined): void {
  for (const tile of tiles) tile.tabIndex = tile === chosen ? 0 : -1;
}

function moveFocus(key: string, tiles: readonly HTMLElement[]): boolean {
  const at = tiles.findIndex((tile) => tile === document.activeElement);
  const last = tiles.length - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: Math.min(at + 1, last),
    ArrowDown: Math.min(at + 1, last),
    ArrowLeft: Math.max(at - 1, 0),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: last,
  };
  const next = tiles[steps[key] ?? -1];
  if (next === undefined) return false;
  rove(tiles, next);
  next.focus();
  return true;
}

function trailHtml(trail: readonly Branch[]): string {
  return trail
    .map(({ name, path }, index) => {
      const isHere = index === trail.length - 1;
      const text = escapeHtml(name === '' ? 'everything' : name);
      return `<button type="button" data-path="${escapeHtml(path)}"${isHere ? ' aria-current="true"' : ''}>${text}</button>`;
    })
    .join('<span aria-hidden="true">›</span>');
}

function describeBranch({ path, units, weight }: Branch): string {
  const count = (state: string): number => units.filter((unit) => unit.state === state).length;
  const counts = ['migratable', 'refused', 'migrated', 'clean']
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state).toString()} ${state}`);
  const name = path === '' ? '' : `<code>${escapeHtml(path)}</code> · `;
  return `${name}weight ${weight.toString()} · ${counts.join(', ')}`;
}

function unitAt(units: readonly DataUnit[], path: string): DataUnit | undefined {
  return units.find(({ file, method }) => path === `${file}#${method}`);
}

function describeUnit(unit: DataUnit | undefined): string {
  if (unit === undefined) return '';
  const { file, line, method, state, fat, effects, lines, refusals } = unit;
  const why = refusals.map(
    ({ code, reason, hint }) =>
      `<br><b>${escapeHtml(code)}</b> ${escapeHtml(reason)} <span class="quiet">${escapeHtml(hint)}</span>`,
  );
  return `<code>${escapeHtml(method)}</code> <span class="quiet">${escapeHtml(file)}:${line.toString()}</span> · ${state} · ${fat.toString()} places, ${effects.toString()} effects, ${lines.toString()} lines${why.join('')}`;
}
