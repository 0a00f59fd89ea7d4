import { CourseEventKind } from './course.kinds.js';

export class CourseEvent {
  readonly kind = CourseEventKind.Opened;
  readonly type = 'course';

  constructor(
    readonly at: Date,
    readonly text: string,
  ) {}

  static opened(at: Date): CourseEvent {
    return new CourseEvent(at, 'opened');
  }
}
