import type { Aggregate, ValueDefinition } from '../model.ts';
import type { Collector } from '../report.ts';
import type { SpecNode } from '../source/tree.ts';

export function checkNames(
  root: SpecNode,
  values: readonly ValueDefinition[],
  aggregate: Aggregate | undefined,
  collector: Collector,
): void {
  void root;
  void values;
  void aggregate;
  void collector;
}
