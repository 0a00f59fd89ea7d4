import type { CommandResult } from '../command.results.ts';

/** Watches what generated files depend on. */
export interface SourceWatcher {
  /** Once when watching has begun, then after each batch of changes; ends when the user does. */
  changes(): AsyncIterable<readonly string[]>;
}

/** Generates once. */
export interface Generation {
  generate(names: readonly string[]): Promise<CommandResult>;
}

/** Tells the user what is going on. */
export interface WatchReporter {
  noticed(paths: readonly string[]): void;
  waiting(result: CommandResult): void;
  ended(): CommandResult;
}
