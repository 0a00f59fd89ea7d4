import { type Command, jsonFlag } from '../command.ts';

/** `tacet eject`. */
export const ejectCommand: Command = {
  name: 'eject',
  summary: 'hand a generated file over to you for good',
  operands: [{ form: '<file>', description: 'a file that tacet generated' }],
  flags: [{ name: 'dry-run', description: 'show what would be done, and do nothing' }, jsonFlag],
  examples: ['tacet eject src/payment/payment.memory.ts'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
