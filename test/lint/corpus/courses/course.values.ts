import { CourseKind } from './course.kinds.js';

export class CourseId {
  readonly kind = CourseKind.Id;
  private constructor(readonly value: string) {}

  static parse(value: string): CourseId | InvalidCourseId {
    return value.startsWith('C-') ? new CourseId(value) : { kind: CourseKind.Invalid, value };
  }

  equals(other: CourseId): boolean {
    return this.value === other.value;
  }
}

export const compare = (a: CourseId, b: CourseId): number => a.value.localeCompare(b.value);
