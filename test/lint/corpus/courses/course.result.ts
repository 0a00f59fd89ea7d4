import type { CourseResultKind } from './course.kinds.js';
import type { CourseId } from './course.values.js';

export type Enrolled = { readonly kind: typeof CourseResultKind.Enrolled; readonly courseIds: ReadonlySet<CourseId> };
export type Full = { readonly kind: typeof CourseResultKind.Full; readonly seats: number; readonly error: Error };
export type CourseResult = Enrolled | Full;
export type KindOf<R extends { kind: string }> = R['kind'];
