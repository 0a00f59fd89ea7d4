import { planSpecs, type Planning, type PlanningRequest } from '@tacet/templates';
import type { SpecsFound } from '../../specs/selection.results.ts';
import { keepHeapModest } from './modest-heap.ts';

/** Plans with the engine. */
export class EnginePlanner {
  private readonly options: Omit<PlanningRequest, 'files'>;

  constructor(options: Omit<PlanningRequest, 'files'>) {
    this.options = options;
    Object.freeze(this);
  }

  async plan({ files }: SpecsFound): Promise<Planning> {
    keepHeapModest();
    return await planSpecs({ ...this.options, files });
  }
}
