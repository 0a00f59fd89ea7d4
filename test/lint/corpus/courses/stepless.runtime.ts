import { CourseResultKind } from './course.kinds.js';
import type { CourseExecutor } from './course.executor.js';
import type { CourseResult } from './course.results.js';
import type { CourseId } from './course.values.js';

export class SteplessRuntime {
  constructor(private readonly executor: CourseExecutor) {}

  async close(courseId: CourseId): Promise<CourseResult> { // ✗ step-delegation
    const course = await this.executor.load(courseId);
    const closed = course.close();
    await this.executor.save(courseId, closed);
    return { kind: CourseResultKind.Closed, courseId };
  }

  async list(courseIds: readonly CourseId[]): Promise<CourseResult> { // ✗ step-delegation
    const [first, second] = await Promise.all([this.executor.load(courseIds[0]), this.executor.load(courseIds[1])]);
    return { kind: CourseResultKind.Listed, first, second };
  }
}

export class FactoryRuntime {
  static of(executor: CourseExecutor): SteplessRuntime { // ✗ orchestrator-is-class
    return new SteplessRuntime(executor);
  }
}
