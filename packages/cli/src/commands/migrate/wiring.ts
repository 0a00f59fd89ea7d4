import { applyChanges } from '@tacet/changes';
import { findMissingTestPackages } from '@tacet/codemods';
import { findRoot } from '@tacet/templates';
import { factsOnDisk } from '../../state/facts.adapter.ts';
import { reportMisuse } from '../../terminal/misuse.ts';
import { projectProgress } from '../../terminal/project-progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import { MigrationKind } from './migrate.kinds.ts';
import { MigrateOrchestrator } from './migrate.orchestrator.ts';
import type { MigrationApplier } from './migrate.ports.ts';
import { findObstacle } from './preflight.ts';
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
  const narrowing = { since: values.get('since'), shard: values.get('shard') };
  const verify = flags.has('verify') || flags.has('keep-proofs') ? { keep: flags.has('keep-proofs') } : undefined;
  const missing = verify === undefined ? [] : await findMissingTestPackages(root);
  if (missing.length > 0) return refuseProofs(missing, isJson, terminal);
  const obstacle = await findObstacle({ directory, root, operands, method, isWritten });
  if (obstacle !== undefined) {
    reportMisuse(obstacle, { command: 'migrate', isJson }, terminal);
    return { kind: CommandResultKind.Misused };
  }
  const migration = new MigrateOrchestrator(
    new DiskServiceFiles(directory, root, flags.has('allow-dirty') || !isWritten, narrowing),
    new EngineMigrationPlanner({
      root,
      methods: method === undefined ? undefined : [method],
      valueObjects: flags.has('value-objects'),
      lint: recommendedRules(root),
      verify,
      isReport: flags.has('report'),
      isDiff,
      colors: terminal.results.colours.isColorSupported && !isJson,
      facts: flags.has('cache') && verify === undefined ? factsOnDisk(root) : undefined,
      onProject: projectProgress(terminal),
    }),
    isWritten ? diskApplier : dryApplier,
    new PrintedMigration(terminal, { root, isJson, isWritten, isDiff, isReport: flags.has('report'), method }),
  );
  return await migration.migrate(operands);
}

/** Proofs are tests, and tests need their runner. */
function refuseProofs(missing: readonly string[], isJson: boolean, terminal: Terminal): CommandResult {
  const message = `--verify runs tests and needs ${testPackages}; ${missing.join(' and ')} cannot be found`;
  const hint = `npm install --save-dev ${missing.join(' ')}`;
  reportMisuse({ message, hint }, { command: 'migrate', isJson }, terminal);
  return { kind: CommandResultKind.Misused };
}

const testPackages = 'vitest and fast-check';

const dryApplier: MigrationApplier = {
  apply: ({ report, measures, diff }) => Promise.resolve({ kind: MigrationKind.Done, report, measures, diff }),
};

const diskApplier: MigrationApplier = {
  apply: async ({ report, measures, plan, diff }) => {
    const { applied, problems } = await applyChanges(plan);
    return applied ? { kind: MigrationKind.Done, report, measures, diff } : { kind: MigrationKind.Failed, problems };
  },
};
