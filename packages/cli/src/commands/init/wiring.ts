import { SpecFiles } from '../../specs/spec-files.adapter.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { grantedConsent, TerminalConsent } from './consent.adapter.ts';
import { SetupKind } from './init.kinds.ts';
import { InitOrchestrator } from './init.orchestrator.ts';
import type { SetupApplier } from './init.ports.ts';
import { DirectoryApplier, DirectoryPlanner } from './project.adapter.ts';
import { PrintedSetup } from './reporter.adapter.ts';

/** Runs `tacet init`. */
export async function run({ flags }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory, isInteractive } = terminal;
  const isJson = flags.has('json');
  const isDryRun = flags.has('dry-run');
  const isAsking = isInteractive && !isJson && !isDryRun && !flags.has('yes');
  const setup = new InitOrchestrator(
    new DirectoryPlanner(directory, new SpecFiles(directory)),
    isAsking ? new TerminalConsent(terminal) : grantedConsent,
    isDryRun ? dryApplier : new DirectoryApplier(),
    new PrintedSetup(terminal, { isJson, isDryRun, isShown: isAsking }),
  );
  return await setup.init();
}

const dryApplier: SetupApplier = { apply: (setup) => Promise.resolve({ kind: SetupKind.Done, setup }) };
