import type { CourseExecutor } from './course.executor.js'; // ✗ orchestrator-is-class

const limit = 3;
