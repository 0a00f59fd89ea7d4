import type { CourseKind } from './course.kinds.js';

export interface CourseGateway {
  publish(courseId: string, teacherIds: readonly string[]): Promise<void>; // ✗ value-objects ✗ value-objects
  readonly archive: (id: number) => Promise<void>; // ✗ value-objects
  readonly schoolKey: string | undefined; // ✗ value-objects
  list(filter: { readonly kind: CourseKind }): Promise<void>;
}

export const emptyGateway = { kind: 'empty' }; // ✗ no-magic-strings «'empty'»
