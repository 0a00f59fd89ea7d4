import { undo } from '@tacet/changes';
import { describeFindings, findRoot, showPath, toFileFinding } from '@tacet/templates';
import { count } from '../../terminal/count.ts';
import { jsonDocument } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { Invocation } from '../command.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import { UndoKind } from './undo.kinds.ts';
import { UndoOrchestrator } from './undo.orchestrator.ts';
import type { RunHistory, UndoReporter } from './undo.ports.ts';

/** Runs `tacet undo`. */
export async function run({ flags }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const reporter = flags.has('json') ? jsonReporter(terminal) : textReporter(terminal);
  return await new UndoOrchestrator(historyOf(terminal.directory), reporter).undo();
}

function historyOf(directory: string): RunHistory {
  const root = findRoot(directory, directory);
  return {
    undo: async () => {
      const { restored, problems } = await undo(root);
      return problems.length === 0
        ? { kind: UndoKind.Undone, paths: restored.map((path) => showPath(root, path, directory)) }
        : { kind: UndoKind.Impossible, findings: problems.map((problem) => toFileFinding(problem, root, directory)) };
    },
  };
}

function textReporter({ results }: Terminal): UndoReporter {
  return {
    undone: ({ paths }) => {
      results.write(
        `${paths.map((path) => `  ${path}\n`).join('')}As before the latest run: ${count(paths.length, 'file')}\n`,
      );
      return { kind: CommandResultKind.Done };
    },
    impossible: ({ findings }) => {
      results.write(describeFindings(findings, results.colours));
      return { kind: CommandResultKind.Refused };
    },
  };
}

function jsonReporter({ results }: Terminal): UndoReporter {
  return {
    undone: ({ paths }) => {
      results.write(jsonDocument('undo', exitCodes[CommandResultKind.Done], { paths, findings: [] }));
      return { kind: CommandResultKind.Done };
    },
    impossible: ({ findings }) => {
      results.write(jsonDocument('undo', exitCodes[CommandResultKind.Refused], { paths: [], findings }));
      return { kind: CommandResultKind.Refused };
    },
  };
}
