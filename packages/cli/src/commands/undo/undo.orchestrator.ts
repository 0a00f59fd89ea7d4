import type { CommandResult } from '../command.results.ts';
import { UndoKind } from './undo.kinds.ts';
import type { RunHistory, UndoReporter } from './undo.ports.ts';

/** `tacet undo`: take back → report. */
export class UndoOrchestrator {
  private readonly history: RunHistory;
  private readonly reporter: UndoReporter;

  constructor(history: RunHistory, reporter: UndoReporter) {
    this.history = history;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Takes the latest run back, all of it or nothing. */
  async undo(): Promise<CommandResult> {
    const undone = await this.history.undo();
    switch (undone.kind) {
      case UndoKind.Undone:
        return this.reporter.undone(undone);
      case UndoKind.Impossible:
        return this.reporter.impossible(undone);
    }
  }
}
