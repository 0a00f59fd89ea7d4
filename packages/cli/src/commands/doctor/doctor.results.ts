import type { CheckKind, OpeningKind } from './doctor.kinds.ts';

/** A block of the project's configuration that enables rules of ours. */
export interface RuleBlock {
  /** The globs it is for; none when it is for every file. */
  readonly files: readonly string[];
  /** Names without prefix of the rules it enables. */
  readonly rules: readonly string[];
}

/** What linting a text came to. */
export interface LintedText {
  readonly rules: readonly string[];
  /** Why the text could not be parsed. */
  readonly failure: string | undefined;
}

/** The user's own ESLint with the user's own configuration. */
export interface Linter {
  readonly version: string;
  /** The rules of ours that are on for a file; none for a file that is ignored. */
  readonly rulesFor: (path: string) => Promise<readonly string[]>;
  readonly lint: (text: string, path: string) => Promise<LintedText>;
}

/** A project whose configuration loads. */
export interface ProjectOpened {
  readonly kind: typeof OpeningKind.Opened;
  readonly directory: string;
  readonly configPath: string;
  readonly linter: Linter;
  readonly blocks: readonly RuleBlock[];
}

/** There is nothing to examine, or it does not load. */
export interface ProjectUnusable {
  readonly kind: typeof OpeningKind.Unusable;
  readonly message: string;
  readonly hint: string;
}

/** What opening a project came to. */
export type Opening = ProjectOpened | ProjectUnusable;

/** One thing that was looked at. */
export interface Check {
  readonly kind: (typeof CheckKind)[keyof typeof CheckKind];
  /** What was looked at: `versions`, `packages`, `files`, `rules`, `plopfile`. */
  readonly topic: string;
  readonly message: string;
  readonly hint?: string;
}
