import { CourseEventKind } from './course.kinds.js';
import type { CourseId } from './course.values.js';

export interface CourseOpened {
  kind: 'course_opened'; // ✗ no-magic-strings
  courseId: string; // ✗ value-objects
  at: Date;
}

export interface CourseClosed {
  readonly kind: typeof CourseEventKind.Closed | 'closed'; // ✗ no-magic-strings
  readonly courseId: CourseId;
  readonly teacherIds: ReadonlyArray<number>; // ✗ value-objects
}

export type CourseEvent = CourseOpened | CourseClosed | { kind: 'other'; studentId: string | number }; // ✗ no-magic-strings ✗ value-objects

export const courseOpened = (courseId: CourseId): CourseEvent => ({
  kind: 'course_opened', // ✗ no-magic-strings «'course_opened'»
  courseId,
  at: new Date(), // ✗ no-ambient-effects «new Date()»
});

export const isOpened = (event: CourseEvent): event is CourseOpened => event.kind === 'course_opened'; // ✗ no-magic-strings

export const name = (event: CourseEvent): string => {
  switch (event.kind) {
    case 'course_opened': // ✗ no-magic-strings «'course_opened'»
      return 'opened';
    case CourseEventKind.Closed:
      return 'closed';
  }
  return 'other';
};
