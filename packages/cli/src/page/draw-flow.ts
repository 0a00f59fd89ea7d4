import type { Flow, FlowEdge, FlowNode, FlowRole } from '@tacet/codemods';
import { escapeHtml } from './escape.ts';
import { placeInLayers, type Point } from './layered-layout.ts';

/** What stands above the label of a step. */
export const roleNames: Readonly<Record<FlowRole, string>> = {
  start: 'start',
  fetch: 'fetch',
  translate: 'translate',
  decide: 'decide',
  choice: 'choose',
  act: 'act',
  persist: 'persist',
  flow: 'flow',
  loop: 'repeat',
  transaction: 'transaction',
  result: 'result',
  failure: 'failure',
};

const letterWidth = 7.4;
const smallLetterWidth = 6.4;
const nodeHeight = 40;
const endHeight = 30;
const longest = 30;

interface PlacedNode extends Point {
  readonly node: FlowNode;
  readonly width: number;
  readonly height: number;
}

interface PlacedEdge {
  readonly edge: FlowEdge;
  readonly points: readonly Point[];
  readonly at: Point;
}

/** The flow as an SVG drawing: steps from top to bottom, intents and outcomes on the edges; `id` is unique on its page. */
export function drawFlow(flow: Flow, id: string): string {
  const { nodes, edges, width, height } = placeFlow(flow);
  const title = escapeHtml(flow.driver === '' ? flow.method : `${flow.driver}.${flow.method}`);
  const size = `viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}"`;
  return [
    `<svg class="flow" ${size} role="img" aria-labelledby="${id}-title ${id}-text">`,
    `<title id="${id}-title">${title}</title><desc id="${id}-text">${escapeHtml(describeFlow(flow))}</desc>`,
    ...edges.map(edgeSvg),
    ...nodes.map(nodeSvg),
    ...edges.map(labelSvg),
    '</svg>',
  ].join('');
}

/** The flow in words, for who cannot see the drawing. */
export function describeFlow({ nodes, edges }: Flow): string {
  const nameOf = (id: number): string => {
    const node = nodes[id];
    return node === undefined ? '' : `${roleNames[node.role]} ${node.label}`;
  };
  return edges
    .map(({ from, to, label }) => `${nameOf(from)}${label === '' ? '' : `, on ${label}`}: then ${nameOf(to)}.`)
    .join(' ');
}

function placeFlow(flow: Flow): {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
} {
  const boxes = flow.nodes.map((node) => ({
    width: widthOf(node),
    height: isEnd(node.role) ? endHeight : nodeHeight,
  }));
  const ways = flow.edges.map(({ from, to, label }) => ({
    from,
    to,
    label: label === '' ? undefined : { width: short(label).length * smallLetterWidth + 10, height: 16 },
  }));
  const layout = placeInLayers(boxes, ways);
  return {
    nodes: flow.nodes.map((node, index) => ({
      node,
      ...(boxes[index] ?? { width: 0, height: 0 }),
      ...(layout.boxes[index] ?? { x: 0, y: 0 }),
    })),
    edges: flow.edges.map((edge, index) => {
      const { points = [], label = { x: 0, y: 0 } } = layout.ways[index] ?? {};
      return { edge, points, at: label };
    }),
    width: layout.width,
    height: layout.height,
  };
}

function widthOf({ label, role }: FlowNode): number {
  const text = short(label).length * letterWidth + 30;
  return Math.max(isEnd(role) ? 60 : 96, text);
}

function isEnd(role: FlowRole): boolean {
  return role === 'result' || role === 'failure' || role === 'start';
}

function nodeSvg({ node, x, y, width, height }: PlacedNode): string {
  const [left, top] = [round(x - width / 2), round(y - height / 2)];
  const radius = isEnd(node.role) ? endHeight / 2 : 7;
  const box = `<rect x="${left}" y="${top}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}"/>`;
  const label = `<text class="label" x="${round(x)}" y="${round(isEnd(node.role) ? y + 4 : y + 12)}">${escapeHtml(short(node.label))}</text>`;
  const role = isEnd(node.role)
    ? ''
    : `<text class="role" x="${round(x)}" y="${round(y - 6)}">${roleNames[node.role]}</text>`;
  const full = node.label.length > longest ? `<title>${escapeHtml(node.label)}</title>` : '';
  return `<g class="node ${node.role}">${full}${box}${role}${label}</g>`;
}

function edgeSvg({ points }: PlacedEdge): string {
  return `<path class="edge" d="${curve(points)}" marker-end="url(#arrow)"/>`;
}

function labelSvg({ edge, at }: PlacedEdge): string {
  if (edge.label === '') return '';
  const full = edge.label.length > longest ? `<title>${escapeHtml(edge.label)}</title>` : '';
  return `<text class="on" x="${round(at.x)}" y="${round(at.y + 4)}">${full}${escapeHtml(short(edge.label))}</text>`;
}

/** A line through points, its corners rounded off. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const parts = [`M${place(first)}`];
  for (const [index, point] of rest.slice(0, -1).entries()) {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    parts.push(`Q${place(point)} ${place(end)}`);
  }
  return rest.length === 1 ? `${parts.join('')}L${place(last)}` : parts.join('');
}

function place({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function round(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}
