/** What a step of a flow does. */
export type FlowRole =
  | 'start'
  | 'fetch'
  | 'translate'
  | 'decide'
  | 'choice'
  | 'act'
  | 'persist'
  | 'flow'
  | 'loop'
  | 'transaction'
  | 'result'
  | 'failure';

/** One step; its id is its place in the list. */
export interface FlowNode {
  readonly role: FlowRole;
  readonly label: string;
  readonly line: number;
}

/** What follows on a step, and on which intent, outcome or condition; without a label it always does. */
export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** The flow of one public method of a driver. */
export interface Flow {
  /** Relative to the root. */
  readonly file: string;
  /** The class, `''` for a function. */
  readonly driver: string;
  readonly method: string;
  readonly line: number;
  readonly flavour: 'orchestrator' | 'runtime';
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}
