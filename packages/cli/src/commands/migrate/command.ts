import { narrowingFlags } from '../../selection/flags.ts';
import { type Command, jsonFlag } from '../command.ts';

/** `tacet migrate`. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'turn fat services into orchestrators and decisions, behaviour unchanged',
  operands: [
    { form: '[files...]', description: 'files, folders or globs; without any, everything below this directory' },
  ],
  flags: [
    { name: 'report', description: 'only tell what could be migrated, and why the rest could not' },
    { name: 'dry-run', description: 'show what would be written, and write nothing' },
    { name: 'diff', description: 'show what changes, line by line' },
    { name: 'allow-dirty', description: 'write although git knows of uncommitted changes' },
    { name: 'value-objects', description: 'make plain ids value objects, from the boundary inwards' },
    { name: 'finish', description: 'move the callers of façades to results, and remove the façades' },
    {
      name: 'verify',
      description: 'prove each method by running its old and its new code; what is not proven stays as it is',
    },
    { name: 'keep-proofs', description: 'verify, and write the equivalence tests beside the services' },
    { name: 'method', description: 'only this one, as Class.method or as the name of a function', value: 'name' },
    ...narrowingFlags,
    jsonFlag,
  ],
  examples: [
    'tacet migrate src/payments/payment.service.ts --diff',
    'tacet migrate src --report',
    'tacet migrate --since origin/main --dry-run',
    'tacet migrate src/payments/payment.service.ts --finish',
    'tacet migrate src/payments --verify',
    'tacet migrate src/payments --method PaymentService.processPayment',
  ],
  exits: [
    'done, or nothing to do',
    'nothing could be moved, or a proof failed',
    'usage or configuration',
    'refused, nothing written',
  ],
  run: async (invocation, terminal) => {
    const wiring = invocation.flags.has('finish') ? await import('../finish/wiring.ts') : await import('./wiring.ts');
    return await wiring.run(invocation, terminal);
  },
};
