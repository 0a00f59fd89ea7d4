/** A rectangle. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something that is given an area. */
export interface Weighted {
  readonly weight: number;
}

/** Something with its place. */
export interface Placed<Item> extends Rectangle {
  readonly item: Item;
}

/** Shares a rectangle out, area by weight, in pieces as square as can be (Bruls, Huizing, van Wijk); nothing for no weight. */
export function squarify<Item extends Weighted>(items: readonly Item[], within: Rectangle): readonly Placed<Item>[] {
  const heavy = items.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const total = heavy.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const scale = (within.width * within.height) / total;
  const placed: Placed<Item>[] = [];
  let free = within;
  let row: Item[] = [];
  for (const item of heavy) {
    const side = Math.min(free.width, free.height);
    if (row.length > 0 && worstRatio([...row, item], side, scale) > worstRatio(row, side, scale)) {
      free = placeRow(row, free, scale, placed);
      row = [];
    }
    row.push(item);
  }
  placeRow(row, free, scale, placed);
  return placed;
}

function worstRatio(row: readonly Weighted[], side: number, scale: number): number {
  const area = row.reduce((sum, { weight }) => sum + weight, 0) * scale;
  const thickness = area / side;
  return Math.max(
    ...row.map(({ weight }) => {
      const length = (weight * scale) / thickness;
      return Math.max(length / thickness, thickness / length);
    }),
  );
}

/** Lays a row along the shorter side, and answers with what is left. */
function placeRow<Item extends Weighted>(
  row: readonly Item[],
  { x, y, width, height }: Rectangle,
  scale: number,
  placed: Placed<Item>[],
): Rectangle {
  const area = row.reduce((sum, { weight }) => sum + weight, 0) * scale;
  const isUpright = width >= height;
  const thickness = area / (isUpright ? height : width);
  let at = isUpright ? y : x;
  for (const item of row) {
    const length = (item.weight * scale) / thickness;
    placed.push(
      isUpright
        ? { item, x, y: at, width: thickness, height: length }
        : { item, x: at, y, width: length, height: thickness },
    );
    at += length;
  }
  return isUpright
    ? { x: x + thickness, y, width: width - thickness, height }
    : { x, y: y + thickness, width, height: height - thickness };
}
