import { applyChanges } from '@tacet/changes';
import { planEjection, toFileFinding } from '@tacet/templates';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { HandoverKind } from './eject.kinds.ts';
import { EjectOrchestrator } from './eject.orchestrator.ts';
import type { EjectionApplier } from './eject.ports.ts';
import { PrintedEjection } from './reporter.adapter.ts';

/** Runs `tacet eject`. */
export async function run({ operands, flags }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory } = terminal;
  const isDryRun = flags.has('dry-run');
  const ejection = new EjectOrchestrator(
    { plan: ([file = '']) => planEjection(file, directory) },
    isDryRun ? dryApplier : diskApplier(directory),
    new PrintedEjection(terminal, { isJson: flags.has('json'), isDryRun }),
  );
  return await ejection.eject(operands);
}

const dryApplier: EjectionApplier = {
  apply: (ejection) => Promise.resolve({ kind: HandoverKind.Done, ejection }),
};

function diskApplier(directory: string): EjectionApplier {
  return {
    apply: async (ejection) => {
      const { applied, problems } = await applyChanges(ejection.changes);
      return applied
        ? { kind: HandoverKind.Done, ejection }
        : {
            kind: HandoverKind.Failed,
            findings: problems.map((problem) => toFileFinding(problem, ejection.root, directory)),
          };
    },
  };
}
