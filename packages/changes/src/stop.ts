import type { Problem } from './problem.ts';

/** Thrown inside a run to have it rolled back; the problem is what the caller gets to see. */
export class Stop extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}
