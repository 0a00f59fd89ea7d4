import { applyChanges } from '@tacet/changes';
import { findRoot } from '@tacet/templates';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { MigrationKind } from './migrate.kinds.ts';
import { MigrateOrchestrator } from './migrate.orchestrator.ts';
import type { MigrationApplier } from './migrate.ports.ts';
import { EngineMigrationPlanner } from './planner.adapter.ts';
import { recommendedRules } from './recommended-rules.ts';
import { PrintedMigration } from './reporter.adapter.ts';
import { DiskServiceFiles } from './service-files.adapter.ts';

/** Runs `tacet migrate`. */
export async function run({ operands, flags, values }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory } = terminal;
  const root = findRoot(directory, directory);
  const isWritten = !flags.has('dry-run') && !flags.has('report');
  const isDiff = flags.has('diff');
  const isJson = flags.has('json');
  const method = values.get('method');
  const migration = new MigrateOrchestrator(
    new DiskServiceFiles(directory, flags.has('allow-dirty') || !isWritten),
    new EngineMigrationPlanner({
      root,
      methods: method === undefined ? undefined : [method],
      valueObjects: flags.has('value-objects'),
      lint: recommendedRules(root),
      colors: terminal.results.colours.isColorSupported && !isJson,
      onProgress: progressOf(terminal),
    }),
    isWritten ? diskApplier : dryApplier,
    new PrintedMigration(terminal, { root, isJson, isWritten, isDiff, method }),
  );
  return await migration.migrate(operands);
}

/** One line for each program that is loaded, when there are several: each takes seconds. */
function progressOf({ progress }: Terminal): (done: number, total: number, file: string) => void {
  return (done, total, file) => {
    if (total > 1) progress.write(`${(done + 1).toString()} of ${total.toString()}: ${file}\n`);
  };
}

const dryApplier: MigrationApplier = {
  apply: ({ report, diff }) => Promise.resolve({ kind: MigrationKind.Done, report, diff }),
};

const diskApplier: MigrationApplier = {
  apply: async ({ report, plan, diff }) => {
    const { applied, problems } = await applyChanges(plan);
    return applied ? { kind: MigrationKind.Done, report, diff } : { kind: MigrationKind.Failed, problems };
  },
};
