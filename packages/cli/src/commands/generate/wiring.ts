import { SpecFiles } from '../../specs/spec-files.adapter.ts';
import { misuseReporter } from '../../terminal/misuse.ts';
import { progressOn } from '../../terminal/progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { EnginePlanner } from '../planning/planner.adapter.ts';
import { printJson } from '../planning/print-json.ts';
import { printText } from '../planning/print-text.ts';
import { DiskApplier, DryApplier } from './applier.adapter.ts';
import { GenerateOrchestrator } from './generate.orchestrator.ts';
import { PrintedGeneration } from './reporter.adapter.ts';

/** Runs `tacet generate`. */
export async function run({ operands, flags }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory } = terminal;
  const isJson = flags.has('json');
  const isDryRun = flags.has('dry-run');
  const generation = new GenerateOrchestrator(
    new SpecFiles(directory),
    new EnginePlanner({
      directory,
      force: flags.has('force'),
      prune: flags.has('prune'),
      recover: !isDryRun,
      onProgress: progressOn(terminal, 'planned'),
    }),
    isDryRun ? new DryApplier() : new DiskApplier(directory),
    new PrintedGeneration(
      isJson ? printJson(terminal) : printText(terminal),
      misuseReporter('generate', isJson, terminal),
      { directory, isDryRun, isDiff: flags.has('diff') },
    ),
  );
  if (!flags.has('watch')) return await generation.generate(operands);
  const { watch } = await import('./watching.ts');
  return await watch(generation, operands, terminal);
}
