import type { Branch, UnitState } from './hierarchy.ts';
import { squarify, type Rectangle } from './squarify.ts';

/** One cell of the mosaic in a tile: a method. */
export interface Cell extends Rectangle {
  readonly state: UnitState;
}

/** What can be chosen in the map: a child of the branch that is shown; places are shares of the whole, in percent. */
export interface Tile extends Rectangle {
  readonly branch: Branch;
  /** Places within the tile, in percent of it. */
  readonly cells: readonly Cell[];
  /** What a screen reader says. */
  readonly label: string;
}

/** The width of the map by its height. */
export const mapRatio = 2;

/** The children of a branch as tiles, area by weight. */
export function planTiles(branch: Branch): readonly Tile[] {
  const width = 100 * mapRatio;
  return squarify(openFolders(branch), { x: 0, y: 0, width, height: 100 }).map((placed) => ({
    branch: placed.item,
    x: placed.x / mapRatio,
    y: placed.y,
    width: placed.width / mapRatio,
    height: placed.height,
    cells: planCells(placed.item, placed),
    label: describe(placed.item),
  }));
}

/** How many tiles make a map worth looking at: as long as there are fewer, the heaviest folder is opened. */
const enough = 9;

function openFolders({ children, weight }: Branch): readonly Branch[] {
  const shown = [...children];
  for (;;) {
    const folders = shown.filter((child) => child.kind === 'folder' && child.children.length > 1 && child.weight > 0);
    const [heaviest] = folders.sort((a, b) => b.weight - a.weight);
    const isWorthIt = heaviest !== undefined && (shown.length < enough || heaviest.weight > weight * 0.6);
    if (!isWorthIt || shown.length + heaviest.children.length > 40) return shown;
    const opened = heaviest.children.map((child) => ({ ...child, name: `${heaviest.name}/${child.name}` }));
    shown.splice(shown.indexOf(heaviest), 1, ...opened);
  }
}

/** The methods below a branch, in its rectangle: grouped as they lie in folders. */
function planCells(branch: Branch, within: Rectangle): readonly Cell[] {
  const cells: Cell[] = [];
  const visit = (at: Branch, place: Rectangle): void => {
    const [unit] = at.units;
    if (at.kind === 'method' && unit !== undefined) {
      cells.push({
        state: unit.state,
        x: ((place.x - within.x) / within.width) * 100,
        y: ((place.y - within.y) / within.height) * 100,
        width: (place.width / within.width) * 100,
        height: (place.height / within.height) * 100,
      });
      return;
    }
    for (const placed of squarify(at.children, place)) visit(placed.item, placed);
  };
  visit(branch, within);
  return cells;
}

const states = ['migratable', 'refused', 'migrated', 'clean'] as const;

function describe({ name, kind, weight, units }: Branch): string {
  const counts = states.flatMap((state) => {
    const count = units.filter((unit) => unit.state === state).length;
    return count === 0 ? [] : [kind === 'method' ? state : `${count.toString()} ${state}`];
  });
  return `${name}, ${kind}, weight ${weight.toString()}: ${counts.join(', ')}`;
}
