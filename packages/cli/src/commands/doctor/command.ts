import { type Command, jsonFlag } from '../command.ts';

/** `tacet doctor`. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'prove that the rules work here: every enabled rule must find a known defect',
  operands: [],
  flags: [jsonFlag],
  examples: ['tacet doctor', 'tacet doctor --json'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
