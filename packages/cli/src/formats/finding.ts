/** One thing that is wrong, in the form that machines read; the path is relative to where the command was started, with `/`. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly hint?: string;
}

/** Message and hint as one paragraph. */
export function paragraphOf({ message, hint }: Finding): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
