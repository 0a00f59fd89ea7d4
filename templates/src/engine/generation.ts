/** What a run does, or found, about one file. */
export const FileStatus = {
  /** Not there yet; will be written. */
  New: 'new',
  /** As tacet left it, but the spec asks for something else; will be written. */
  Changed: 'changed',
  /** Edited by hand and to be overwritten all the same, because `force` was given. */
  Overwritten: 'overwritten',
  /** As the spec asks. */
  Unchanged: 'unchanged',
  /** The user's: never touched. */
  Kept: 'kept',
  /** Handed over by `eject`: never touched, and not looked at. */
  Ejected: 'ejected',
  /** Generated, then edited by hand; stands in the way. */
  Edited: 'edited',
  /** Not of tacet's making; stands in the way. */
  Foreign: 'foreign',
  /** Generated once, asked for by no spec any more. */
  Orphaned: 'orphaned',
  /** An orphan that will be deleted. */
  Deleted: 'deleted',
} as const;

/** One of the statuses. */
export type FileStatus = (typeof FileStatus)[keyof typeof FileStatus];

/** One file of a plan; paths are relative to the project root, with `/`. */
export interface PlannedFile {
  readonly path: string;
  readonly spec: string;
  readonly ownership: 'generated' | 'owned' | 'ejected';
  readonly status: FileStatus;
  /** What a kept file lacks since its spec changed, one sentence each. */
  readonly missing: readonly string[];
  /** The other spec that a file in the way was written for. */
  readonly rival?: string;
}
