import { type Command, jsonFlag } from '../command.ts';

/** `tacet check`. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'prove that specs are valid and generated files up to date',
  operands: [{ form: '[specs...]', description: 'spec files; without any, every *.tacet.yaml below this directory' }],
  flags: [
    { name: 'diff', description: 'show how files differ from what would be generated' },
    { name: 'format', description: 'how findings are printed', choices: ['text', 'github', 'sarif'] },
    jsonFlag,
  ],
  examples: ['tacet check', 'tacet check --format sarif > tacet.sarif'],
  run: async (invocation, terminal) => (await import('./wiring.ts')).run(invocation, terminal),
};
