import { type Command, jsonFlag } from '../command.ts';

/** `tacet generate`. */
export const generateCommand: Command = {
  name: 'generate',
  summary: 'write the code of specs',
  operands: [{ form: '[specs...]', description: 'spec files; without any, every *.tacet.yaml below this directory' }],
  flags: [
    { name: 'dry-run', description: 'show what would be written, and write nothing' },
    { name: 'diff', description: 'show what changes, line by line' },
    { name: 'force', description: 'overwrite generated files that were edited by hand' },
    { name: 'prune', description: 'delete generated files that no spec asks for any more' },
    { name: 'watch', description: 'generate again whenever a spec or a template changes' },
    jsonFlag,
  ],
  examples: ['tacet generate', 'tacet generate src/payment/payment.tacet.yaml --diff', 'tacet generate --watch'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
