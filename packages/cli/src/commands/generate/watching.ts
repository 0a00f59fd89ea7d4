import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import { DiskWatcher } from './source-watcher.adapter.ts';
import { WatchOrchestrator } from './watch.orchestrator.ts';
import type { Generation, WatchReporter } from './watch.ports.ts';

/** Generates now and after every change, until the user ends it. */
export async function watch(
  generation: Generation,
  names: readonly string[],
  terminal: Terminal,
): Promise<CommandResult> {
  const watcher = new DiskWatcher(terminal.directory, names, terminal.interruption());
  return await new WatchOrchestrator(watcher, generation, reporterOn(terminal)).watch(names);
}

function reporterOn({ progress }: Terminal): WatchReporter {
  const { dim } = progress.colours;
  return {
    noticed: (paths) => {
      if (paths.length > 0) progress.write(dim(`\nchanged: ${paths.join(', ')}\n`));
    },
    waiting: ({ kind }) => {
      const state = kind === CommandResultKind.Done ? 'Up to date' : 'Not generated';
      progress.write(dim(`${state}. Waiting for changes, Ctrl-C ends.\n`));
    },
    ended: () => {
      progress.write('\n');
      return { kind: CommandResultKind.Done };
    },
  };
}
