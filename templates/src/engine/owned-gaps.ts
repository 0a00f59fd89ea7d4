/** What an owned file lacks since its spec changed, in the words of the spec. */
export interface OwnedGaps {
  /** Names the generated text mentions and the user's does not, of those that the spec asks for. */
  readonly missing: readonly string[];
  /** Names the user's text imports from a generated file that does not export them any more. */
  readonly gone: readonly string[];
}
