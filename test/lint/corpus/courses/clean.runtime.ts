import { CourseResultKind } from './course.kinds.js';
import type { CourseEvent } from './course.events.js';
import type { CourseExecutor } from './course.executor.js';
import type { CourseResult } from './course.results.js';
import type { CourseId } from './course.values.js';

export default class CourseRuntime {
  readonly #executor: CourseExecutor;

  constructor(executor: CourseExecutor) {
    this.#executor = executor;
    Object.freeze(this);
  }

  async run(courseId: CourseId, event: CourseEvent): Promise<CourseResult> {
    const state = await this.#executor.load(courseId);
    return this.#advance(courseId, state, event);
  }

  async #advance(courseId: CourseId, state: CourseState, event: CourseEvent): Promise<CourseResult> {
    const { state: next, intent } = state.step(event);
    await this.#executor.save(courseId, next);
    await this.#executor.execute(intent);
    return { kind: CourseResultKind.Advanced, courseId };
  }
}
