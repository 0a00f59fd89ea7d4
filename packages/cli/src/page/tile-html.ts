import { escapeHtml } from './escape.ts';
import { planTiles, type Cell, type Tile } from './tiles.ts';
import type { Branch } from './hierarchy.ts';
import type { Rectangle } from './squarify.ts';

/** The tiles of a branch as HTML; the same on the page and in the browser. */
export function tilesHtml(branch: Branch): string {
  return planTiles(branch).map(tileHtml).join('');
}

function tileHtml(tile: Tile): string {
  const { branch, cells, label, width, height } = tile;
  const mosaic = cells.map(cellHtml).join('');
  const isNamed = width * height > 12 && width > 3 && height > 4;
  const count = isNamed && width > 7 && height > 9 ? `<small>${branch.weight.toString()}</small>` : '';
  const name = isNamed ? `<span class="tile-name"><b>${escapeHtml(branch.name)}</b>${count}</span>` : '';
  return `<button type="button" class="tile" data-path="${escapeHtml(branch.path)}" data-kind="${branch.kind}" data-weight="${branch.weight.toString()}" style="${placeOf(tile)}" aria-label="${escapeHtml(label)}" title="${escapeHtml(label)}">${mosaic}${name}</button>`;
}

function cellHtml(cell: Cell): string {
  return `<i class="${cell.state}" style="${placeOf(cell)}"></i>`;
}

function placeOf({ x, y, width, height }: Rectangle): string {
  return `left:${short(x)}%;top:${short(y)}%;width:${short(width)}%;height:${short(height)}%`;
}

function short(share: number): string {
  return share.toFixed(3).replace(/\.?0+$/, '');
}
