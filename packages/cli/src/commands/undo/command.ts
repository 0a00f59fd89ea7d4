import { type Command, jsonFlag } from '../command.ts';

/** `tacet undo`. */
export const undoCommand: Command = {
  name: 'undo',
  summary: 'take the latest run of tacet back',
  operands: [],
  flags: [jsonFlag],
  examples: ['tacet undo'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
