import type { CommandResult } from '../command.results.ts';
import type { Generation, SourceWatcher, WatchReporter } from './watch.ports.ts';

/** `tacet generate --watch`: generate → wait for a change → generate … until the user ends it. */
export class WatchOrchestrator {
  private readonly watcher: SourceWatcher;
  private readonly generation: Generation;
  private readonly reporter: WatchReporter;

  constructor(watcher: SourceWatcher, generation: Generation, reporter: WatchReporter) {
    this.watcher = watcher;
    this.generation = generation;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Generates what the named specs ask for, now and after every change. */
  async watch(names: readonly string[]): Promise<CommandResult> {
    for await (const paths of this.watcher.changes()) {
      this.reporter.noticed(paths);
      const result = await this.generation.generate(names);
      this.reporter.waiting(result);
    }
    return this.reporter.ended();
  }
}
