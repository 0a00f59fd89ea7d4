import { type Command, jsonFlag } from '../command.ts';

/** `tacet explain`. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'the page of a diagnostic, a refusal or a rule',
  operands: [{ form: '[code]', description: 'a code as printed in brackets, or a rule; without one, all are listed' }],
  flags: [jsonFlag],
  examples: ['tacet explain', 'tacet explain tacet/no-if'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
