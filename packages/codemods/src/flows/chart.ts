import type { ts } from 'ts-morph';
import type { FlowEdge, FlowNode, FlowRole } from './flow.ts';

/** A way on that leads nowhere yet: the step it leaves, and the label of the edge to come. */
export interface Exit {
  readonly from: number;
  readonly label: string;
}

/** A flow while it is read. */
export interface Chart {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
  /** Adds a step behind the given exits, and answers with its place. */
  readonly add: (role: FlowRole, label: string, at: ts.Node, entries: readonly Exit[]) => number;
  /** Adds an end that is shared by all ways with the same label. */
  readonly end: (role: 'result' | 'failure', label: string, at: ts.Node, entries: readonly Exit[]) => void;
  readonly connect: (entries: readonly Exit[], to: number) => void;
  readonly change: (id: number, role: FlowRole) => void;
}

/** An empty chart. */
export function createChart(source: ts.SourceFile): Chart {
  const nodes: FlowNode[] = [];
  const edges: FlowEdge[] = [];
  const connect: Chart['connect'] = (entries, to) => {
    for (const { from, label } of entries) {
      if (!edges.some((edge) => edge.from === from && edge.to === to && edge.label === label))
        edges.push({ from, to, label });
    }
  };
  const add: Chart['add'] = (role, label, at, entries) => {
    const { line } = source.getLineAndCharacterOfPosition(at.getStart(source));
    const id = nodes.push({ role, label, line: line + 1 }) - 1;
    connect(entries, id);
    return id;
  };
  return {
    nodes,
    edges,
    add,
    connect,
    end: (role, label, at, entries) => {
      if (entries.length === 0) return;
      const known = nodes.findIndex((node) => node.role === role && node.label === label);
      if (known >= 0) connect(entries, known);
      else add(role, label, at, entries);
    },
    change: (id, role) => {
      const node = nodes[id];
      if (node !== undefined) nodes[id] = { ...node, role };
    },
  };
}

/** The text of a node on one line, cut where it gets long. */
export function shortText(node: ts.Node, longest = 36): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
