import { findRoot } from '@tacet/templates';
import { reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import { CommandResultKind } from '../command.kinds.ts';
import type { CommandResult } from '../command.results.ts';
import { ChangesApplier } from '../rewrite/applier.adapter.ts';
import { PrintedRewrite } from '../rewrite/reporter.adapter.ts';
import { RewriteOrchestrator } from '../rewrite/rewrite.orchestrator.ts';
import { DiskServiceFiles } from '../rewrite/service-files.adapter.ts';
import { tellFinish } from './describe-finish.ts';
import { EngineFinishPlanner } from './planner.adapter.ts';

/** Flags that say how to migrate: to pass over them would promise what is not done. */
const migrating = ['verify', 'keep-proofs', 'value-objects'] as const;

/** Runs `tacet migrate --finish`. */
export async function run({ operands, flags, values }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory, results } = terminal;
  const root = findRoot(directory, directory);
  const isWritten = !flags.has('dry-run') && !flags.has('report');
  const [isJson, isDiff] = [flags.has('json'), flags.has('diff')];
  const foreign = migrating.find((flag) => flags.has(flag));
  if (foreign !== undefined) {
    const message = `--${foreign} is of migrating, and --finish migrates nothing`;
    const hint = `Run tacet migrate --${foreign} first, then tacet migrate --finish.`;
    reportMisuse({ message, hint }, { command: 'migrate', isJson }, terminal);
    return { kind: CommandResultKind.Misused };
  }
  const method = values.get('method');
  const methods = method === undefined ? undefined : [method];
  const colors = results.colours.isColorSupported && !isJson;
  const nothing = {
    message: 'no file to finish',
    hint: 'Name the service files whose façades are to go, folders or globs.',
  };
  const narrowing = { since: values.get('since'), shard: values.get('shard') };
  const finish = new RewriteOrchestrator(
    new DiskServiceFiles(directory, root, flags.has('allow-dirty') || !isWritten, narrowing),
    new EngineFinishPlanner({ root, methods, isDiff, colors }),
    new ChangesApplier(isWritten),
    new PrintedRewrite(terminal, {
      root,
      isJson,
      isDiff,
      nothing,
      tell: (report) => tellFinish(report, isWritten, results),
    }),
  );
  return await finish.rewrite(operands);
}
