import { CourseKind, CourseResultKind } from './course.kinds.js';
import { Course } from './course.entity.js';
import type { CourseExecutor } from './course.executor.js';
import type { CourseEvent } from './course.events.js';
import type { CourseResult } from './course.results.js';
import type { CourseId } from './course.values.js';

export class CourseRuntime {
  constructor(private readonly executor: CourseExecutor) {
    Object.freeze(this);
  }

  async enrol(courseId: CourseId, event: CourseEvent): Promise<CourseResult> {
    const state = (await this.executor.load(courseId)) ?? Course.empty(); // ✗ no-if
    const step = state.handle(event);
    await this.executor.save(courseId, { ...step.state, version: step.state.version + 1 }); // ✗ dumb-piping «{ ...step.state, version: step.state.version + 1 }»
    if (step.intent) await this.executor.execute(step.intent); // ✗ no-if
    return { kind: 'enrolled', courseId }; // ✗ no-magic-strings «'enrolled'»
  }

  async withdraw(courseId: CourseId, event: CourseEvent): Promise<void> { // ✗ explicit-results
    const state = await this.executor.load(courseId);
    const { state: next, intent } = state.handle(event);
    await this.executor.save(courseId, next);
    await this.executor.execute(intent);
  }

  async handleAll(courseId: CourseId, events: readonly CourseEvent[]): Promise<CourseResult> {
    const state = await this.executor.load(courseId);
    const final = events.reduce((current, event) => current.handle(event).state, state); // ✗ dumb-piping
    const step = final.handle(events[0]);
    await this.executor.save(courseId, step.state);
    await this.executor.execute(step.intent);
    return { kind: CourseResultKind.Enrolled, courseId };
  }

  async guarded(courseId: CourseId, event: CourseEvent): Promise<CourseResult> {
    const state = await this.executor.load(courseId);
    switch (state.kind) {
      case CourseKind.Missing:
        throw new CourseNotFound(courseId); // ✗ no-throw
      case CourseKind.Found: {
        const step = state.course.step(event);
        await this.executor.save(courseId, step.state);
        await this.executor.execute(step.intent);
        return { kind: CourseResultKind.Enrolled, courseId };
      }
    }
  }
}
