/** `'absent'`, or the SHA-256 (hex) of the bytes that the caller has seen: anything else on disk is a problem. */
export type Expectation = string;

interface RequestBase {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly expected?: Expectation;
}

/**
 * The whole content of a file. Text takes over the line ends, byte order mark and final newline of the file that it
 * replaces; bytes are taken as they are. Without `executable` the permission bits stay (new files: as the umask says).
 */
export interface WriteRequest extends RequestBase {
  readonly content: string | Uint8Array;
  readonly executable?: boolean;
}

/** A file that should go; that it is there is part of the request. */
export interface DeleteRequest extends RequestBase {
  readonly delete: true;
}

/** Replaces `[start, end)` of the original text; offsets count UTF-16 code units after the byte order mark. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits of a file whose bytes hash to `sha256`; whatever they do not touch stays byte for byte. */
export interface EditRequest extends RequestBase {
  readonly edits: readonly TextEdit[];
  readonly sha256: string;
}

/** What a caller wants to happen to one file. */
export type ChangeRequest = WriteRequest | DeleteRequest | EditRequest;
