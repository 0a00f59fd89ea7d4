import { applyChanges } from '@tacet/changes';
import { findRoot } from '@tacet/templates';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { DiskServiceFiles } from '../migrate/service-files.adapter.ts';
import { FinishKind } from './finish.kinds.ts';
import { FinishOrchestrator } from './finish.orchestrator.ts';
import type { FinishApplier } from './finish.ports.ts';
import { EngineFinishPlanner } from './planner.adapter.ts';
import { PrintedFinish } from './reporter.adapter.ts';

/** Runs `tacet migrate --finish`. */
export async function run({ operands, flags, values }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const { directory } = terminal;
  const root = findRoot(directory, directory);
  const isWritten = !flags.has('dry-run') && !flags.has('report');
  const isJson = flags.has('json');
  const method = values.get('method');
  const finish = new FinishOrchestrator(
    new DiskServiceFiles(directory, root, flags.has('allow-dirty') || !isWritten, {
      since: values.get('since'),
      shard: values.get('shard'),
    }),
    new EngineFinishPlanner({
      root,
      methods: method === undefined ? undefined : [method],
      colors: terminal.results.colours.isColorSupported && !isJson,
    }),
    isWritten ? diskApplier : dryApplier,
    new PrintedFinish(terminal, { root, isJson, isWritten, isDiff: flags.has('diff') }),
  );
  return await finish.finish(operands);
}

const dryApplier: FinishApplier = {
  apply: ({ report, diff }) => Promise.resolve({ kind: FinishKind.Done, report, diff }),
};

const diskApplier: FinishApplier = {
  apply: async ({ report, plan, diff }) => {
    const { applied, problems } = await applyChanges(plan);
    return applied ? { kind: FinishKind.Done, report, diff } : { kind: FinishKind.Failed, problems };
  },
};
