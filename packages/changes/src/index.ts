export { applyChanges, type Applied, type ApplyOptions } from './apply.ts';
export { sha256 } from './content-hash.ts';
export { unifiedDiff, type DiffOptions } from './diff.ts';
export { formatContents, type FormattableFile, type Formatted } from './format.ts';
export { findPage } from './page.ts';
export { planChanges, type Flaw, type Planned, type PlanOptions } from './plan-changes.ts';
export {
  stateAfter,
  stateBefore,
  type Creation,
  type Deletion,
  type FileChange,
  type FileState,
  type Modification,
  type Plan,
} from './plan.ts';
export { problemCodes, type Problem, type ProblemCode } from './problem.ts';
export { recover, type RecoverOptions, type Recovery } from './recover.ts';
export {
  type ChangeRequest,
  type DeleteRequest,
  type EditRequest,
  type Expectation,
  type TextEdit,
  type WriteRequest,
} from './request.ts';
export { undo, type Undone } from './undo.ts';
