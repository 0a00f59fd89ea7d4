import { narrowingFlags } from '../../selection/flags.ts';
import { type Command, jsonFlag } from '../command.ts';

/** `tacet report`. */
export const reportCommand: Command = {
  name: 'report',
  summary: 'show where fat lives, which checks fail, and the flow of every orchestrator',
  operands: [
    { form: '[files...]', description: 'files, folders or globs; without any, everything below this directory' },
  ],
  flags: [
    { name: 'html', description: 'write the report as one page that works offline', value: 'file' },
    { name: 'mermaid', description: 'print the flows as Mermaid, for a README' },
    { name: 'against', description: 'compare with this stored report, not with the last one', value: 'report' },
    ...narrowingFlags,
    { name: 'merge', description: 'the files are reports of shards or packages: make one of them' },
    jsonFlag,
  ],
  examples: [
    'tacet report --html report.html',
    'tacet report src/payments --mermaid',
    'tacet report --shard 1/4 --json > report-1.json',
    "tacet report --merge 'report-*.json' --html report.html",
  ],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
