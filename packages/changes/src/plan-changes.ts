import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { openClaims, type Claim } from './claims.ts';
import { sha256 } from './content-hash.ts';
import { applyEdits } from './edits.ts';
import { readFileState } from './file-state.ts';
import type { FileChange, FileState, Plan } from './plan.ts';
import { errorAt, isProblem, type Problem } from './problem.ts';
import { recover } from './recover.ts';
import type { ChangeRequest, EditRequest, WriteRequest } from './request.ts';
import { adoptConventions, decodeText, encodeText } from './text.ts';
import { openTree, type Place, type Tree } from './tree.ts';
import { reasonOf } from './system-error.ts';

/** What a caller's parser finds wrong in the text that a file would have. */
export interface Flaw {
  readonly message: string;
  readonly hint?: string;
}

/** How to plan. */
export interface PlanOptions {
  /** Looks at the text of each file that would be written, e.g. by parsing it again; a flaw means that nothing is. */
  readonly verify?: (path: string, text: string) => Flaw | undefined;
  /** Whether an interrupted earlier run is undone first; else it is the problem `journal-pending`. Default: true. */
  readonly recover?: boolean;
}

/** A plan, or at least one problem. */
export type Planned =
  | { readonly plan: Plan; readonly problems: readonly [] }
  | { readonly plan: undefined; readonly problems: readonly Problem[] };

/** Decides what the requests would change below `root`, and writes nothing of it. */
export function planChanges(root: string, requests: readonly ChangeRequest[], options: PlanOptions = {}): Planned {
  const realRoot = realpathSync.native(root);
  const recovery = recover(realRoot, { checkOnly: options.recover === false });
  if (recovery.problems.length > 0) return { plan: undefined, problems: recovery.problems };

  const tree = openTree(realRoot);
  const claim = openClaims();
  const problems: Problem[] = [];
  const changes: FileChange[] = [];
  for (const request of requests) {
    const outcome = planRequest(tree, request, options, claim);
    if (outcome === undefined) continue;
    if (isProblem(outcome)) problems.push(outcome);
    else changes.push(Object.freeze(outcome));
  }
  if (problems.length === 0 && changes.length > 0 && !isWritable(realRoot)) {
    problems.push(errorAt('read-only', '.', `The folder ${realRoot} is read-only.`, writableHint));
  }
  if (problems.length > 0) return { plan: undefined, problems };
  changes.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { plan: Object.freeze({ root: realRoot, changes: Object.freeze(changes) }), problems: [] };
}

function planRequest(
  tree: Tree,
  request: ChangeRequest,
  options: PlanOptions,
  claim: Claim,
): FileChange | Problem | undefined {
  const place = tree.find(request.path);
  if (isProblem(place)) return place;
  const taken = claim(request.path, place);
  if (taken !== undefined) return taken;
  const before = place.isThere ? tryRead(request.path, place) : undefined;
  if (before !== undefined && isProblem(before)) return before;
  const unexpected = findUnexpected(request, before);
  if (unexpected !== undefined) return unexpected;
  const change = decideChange(request, place, before);
  if (change === undefined || isProblem(change)) return change;
  return findReadOnly(change, place) ?? findFlaw(change, options) ?? change;
}

function decideChange(
  request: ChangeRequest,
  place: Place,
  before: FileState | undefined,
): FileChange | Problem | undefined {
  const { path } = request;
  const { target } = place;
  if ('content' in request) {
    if (before === undefined) return { kind: 'create', path, target, after: newState(request) };
    return modification(path, target, before, newBytes(request.content, before), request.executable);
  }
  if (before === undefined) {
    return errorAt('missing-file', path, `${path} does not exist.`, 'Check the path; the file may have been moved.');
  }
  if ('edits' in request) {
    const bytes = editedBytes(request, before);
    return 'code' in bytes ? bytes : modification(path, target, before, bytes, undefined);
  }
  if (!place.isLink) return { kind: 'delete', path, target, before };
  return errorAt('not-a-file', path, `${path} is a link; only files are deleted.`, 'Delete the link by hand.');
}

function newState({ content, executable = false }: WriteRequest): FileState {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return stateOf(bytes, executable ? 0o755 : 0o644);
}

function newBytes(content: string | Uint8Array, before: FileState): Uint8Array {
  if (typeof content !== 'string') return content;
  const source = decodeText(before.bytes);
  return source === undefined ? Buffer.from(content, 'utf8') : adoptConventions(content, source);
}

function editedBytes({ path, edits }: EditRequest, before: FileState): Uint8Array | Problem {
  const source = decodeText(before.bytes);
  if (source === undefined) {
    return errorAt('not-text', path, `${path} is not UTF-8 text.`, 'Convert the file to UTF-8.');
  }
  const text = applyEdits(path, source, edits);
  return typeof text === 'string' ? encodeText(text, source) : text;
}

function modification(
  path: string,
  target: string,
  before: FileState,
  bytes: Uint8Array,
  executable = (before.mode & 0o111) !== 0,
): FileChange | undefined {
  const isExecutable = (before.mode & 0o111) !== 0;
  const withBits = executable ? before.mode | ((before.mode & 0o444) >> 2) : before.mode & ~0o111;
  const after = stateOf(bytes, isExecutable === executable ? before.mode : withBits);
  const isSame = after.sha256 === before.sha256 && after.mode === before.mode;
  return isSame ? undefined : { kind: 'modify', path, target, before, after };
}

function stateOf(bytes: Uint8Array, mode: number): FileState {
  return Object.freeze({ bytes, sha256: sha256(bytes), mode });
}

function tryRead(path: string, place: Place): FileState | Problem {
  try {
    const state = readFileState(place.absolute);
    return (
      state ?? errorAt('changed-since-plan', path, `${path} vanished while it was read.`, 'Run the command again.')
    );
  } catch (error) {
    return errorAt('read-only', path, `${path} cannot be read: ${reasonOf(error)}`, 'Check its permissions.');
  }
}

function findUnexpected(request: ChangeRequest, before: FileState | undefined): Problem | undefined {
  const expected = request.expected ?? ('edits' in request ? request.sha256 : undefined);
  const actual = before?.sha256 ?? 'absent';
  if (expected === undefined || expected === actual) return undefined;
  const { path } = request;
  if (expected === 'absent') {
    const hint = 'Move the file away or rename it; it is never overwritten.';
    return errorAt('unexpected-content', path, `${path} exists already.`, hint);
  }
  const message = `${path} ${before === undefined ? 'is gone' : 'is no longer what was read'}.`;
  return errorAt('unexpected-content', path, message, 'Run the command again.');
}

function findReadOnly(change: FileChange, place: Place): Problem | undefined {
  const { path } = change;
  if (place.isThere && !isWritable(place.absolute)) {
    return errorAt('read-only', path, `${path} is read-only.`, 'Make the file writable (chmod u+w).');
  }
  if (isWritable(place.folder)) return undefined;
  return errorAt(
    'read-only',
    path,
    `The folder ${place.folder} is read-only.`,
    'Make the folder writable (chmod u+w).',
  );
}

const writableHint = 'Make the folder writable (chmod u+w).';

/** By the permission bits too, because the superuser passes every access check. */
function isWritable(absolute: string): boolean {
  try {
    accessSync(absolute, constants.W_OK);
    return (statSync(absolute).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

function findFlaw(change: FileChange, { verify }: PlanOptions): Problem | undefined {
  if (verify === undefined || change.kind === 'delete') return undefined;
  const text = decodeText(change.after.bytes)?.text;
  const flaw = text === undefined ? undefined : verify(change.path, text);
  if (flaw === undefined) return undefined;
  return errorAt(
    'invalid-result',
    change.path,
    flaw.message,
    flaw.hint ?? 'This is a defect of the tool: please report it.',
  );
}
