import type { Report } from '../report.ts';
import type { SpecNode } from '../source/tree.ts';

/** Reports where a spec is not shaped like one. */
export function checkShape(root: SpecNode, report: Report): void {
  void root;
  void report;
}
