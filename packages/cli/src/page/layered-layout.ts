import * as dagre from '@dagrejs/dagre';

/** A point of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle that is to be placed, or its place: the middle of it. */
export interface Box extends Partial<Point> {
  readonly width: number;
  readonly height: number;
}

/** A way between two boxes, by their positions in the list; `label` is the room that its label takes. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly label: { readonly width: number; readonly height: number } | undefined;
}

/** Where everything lies. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Point[];
  readonly ways: readonly { readonly points: readonly Point[]; readonly label: Point }[];
}

/** The parts of dagre that are used; its own types name modules in a way that our resolution does not follow. */
interface LayoutGraph {
  setGraph(settings: object): void;
  setNode(name: string, box: Box): void;
  setEdge(from: string, to: string, way: object, name: string): void;
  graph(): { readonly width?: number; readonly height?: number };
  node(name: string): Partial<Point>;
  edge(from: string, to: string, name: string): Partial<Point> & { readonly points?: readonly Point[] };
}

interface Dagre {
  readonly Graph: new (options: { readonly multigraph: boolean }) => LayoutGraph;
  readonly layout: (graph: LayoutGraph) => void;
}

const engine: Dagre = dagre;

const spacing = { rankdir: 'TB', nodesep: 26, ranksep: 26, edgesep: 18, marginx: 8, marginy: 8 };

/** Places boxes in layers from top to bottom, so that few ways cross. */
export function placeInLayers(boxes: readonly Box[], ways: readonly Way[]): Layout {
  const graph = new engine.Graph({ multigraph: true });
  graph.setGraph(spacing);
  for (const [index, { width, height }] of boxes.entries()) graph.setNode(index.toString(), { width, height });
  for (const [index, { from, to, label }] of ways.entries()) {
    const room = label === undefined ? {} : { ...label, labelpos: 'c' };
    graph.setEdge(from.toString(), to.toString(), room, index.toString());
  }
  engine.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: boxes.map((_, index) => placeOf(graph.node(index.toString()))),
    ways: ways.map(({ from, to }, index) => {
      const way = graph.edge(from.toString(), to.toString(), index.toString());
      const points = way.points ?? [];
      return { points, label: placeOf({ ...points[Math.floor(points.length / 2)], ...way }) };
    }),
  };
}

function placeOf({ x = 0, y = 0 }: Partial<Point>): Point {
  return { x, y };
}
