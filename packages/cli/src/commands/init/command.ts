import { type Command, jsonFlag } from '../command.ts';

/** `tacet init`. */
export const initCommand: Command = {
  name: 'init',
  summary: 'set a project up: plopfile, ESLint config, example spec, scripts',
  operands: [],
  flags: [
    { name: 'yes', description: 'do not ask' },
    { name: 'dry-run', description: 'show what would be done, and do nothing' },
    jsonFlag,
  ],
  examples: ['tacet init', 'tacet init --dry-run'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
