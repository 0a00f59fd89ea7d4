import { findMissingTestPackages } from '@tacet/codemods';
import { findRoot } from '@tacet/templates';
import { factsOnDisk } from '../../state/facts.adapter.ts';
import { reportMisuse } from '../../terminal/misuse.ts';
import { projectProgress } from '../../terminal/project-progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import { ChangesApplier } from '../rewrite/applier.adapter.ts';
import { PrintedRewrite } from '../rewrite/reporter.adapter.ts';
import { RewriteOrchestrator } from '../rewrite/rewrite.orchestrator.ts';
import { DiskServiceFiles } from '../rewrite/service-files.adapter.ts';
import { findObstacle } from './preflight.ts';
import { EngineMigrationPlanner } from './planner.adapter.ts';
import { recommendedRules } from './recommended-rules.ts';
import { tellMigration } from './tell-migration.ts';

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
  const nothing = { message: 'no file to migrate', hint: 'Name TypeScript files, folders or globs.' };
  const request = { isWritten, isReport: flags.has('report'), method };
  const migration = new RewriteOrchestrator(
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
    new ChangesApplier(isWritten),
    new PrintedRewrite(terminal, {
      root,
      isJson,
      isDiff,
      nothing,
      tell: (report) => tellMigration(report, request, terminal.results),
    }),
  );
  return await migration.rewrite(operands);
}

/** Proofs are tests, and tests need their runner. */
function refuseProofs(missing: readonly string[], isJson: boolean, terminal: Terminal): CommandResult {
  const message = `--verify runs tests and needs ${testPackages}; ${missing.join(' and ')} cannot be found`;
  const hint = `npm install --save-dev ${missing.join(' ')}`;
  reportMisuse({ message, hint }, { command: 'migrate', isJson }, terminal);
  return { kind: CommandResultKind.Misused };
}

const testPackages = 'vitest and fast-check';
