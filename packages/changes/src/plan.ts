/** What a file is: its bytes, their hash, and its permission bits; a new file's bits are narrowed by the umask. */
export interface FileState {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mode: number;
}

interface ChangeOf<Kind extends string> {
  readonly kind: Kind;
  /** As it was asked for: relative to the root, with `/`. */
  readonly path: string;
  /** Where the bytes really are: `path` with links inside the root followed. */
  readonly target: string;
}

/** A file that will come into being. */
export interface Creation extends ChangeOf<'create'> {
  readonly after: FileState;
}

/** A file whose bytes or executable bit will change. */
export interface Modification extends ChangeOf<'modify'> {
  readonly before: FileState;
  readonly after: FileState;
}

/** A file that will be gone. */
export interface Deletion extends ChangeOf<'delete'> {
  readonly before: FileState;
}

/** What happens to one file. */
export type FileChange = Creation | Modification | Deletion;

/** Everything that will be written, sorted by path; what changes nothing is not in it. */
export interface Plan {
  /** The real path of the folder that no change may leave. */
  readonly root: string;
  readonly changes: readonly FileChange[];
}

/** The state of a file before a change, if it was there. */
export function stateBefore(change: FileChange): FileState | undefined {
  return change.kind === 'create' ? undefined : change.before;
}

/** The state of a file after a change, if it will be there. */
export function stateAfter(change: FileChange): FileState | undefined {
  return change.kind === 'delete' ? undefined : change.after;
}
