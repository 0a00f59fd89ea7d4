import { exitCodes } from './commands/command.results.ts';
import { CommandResultKind } from './commands/command.kinds.ts';
import { commands } from './commands/index.ts';
import { readArguments } from './program.ts';
import { reportMisuse } from './terminal/misuse.ts';
import type { Terminal } from './terminal/terminal.ts';
import { readVersion } from './version.ts';

/** Runs the command that the arguments name, and answers with its exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const reading = readArguments(args, commands, readVersion(), terminal);
  switch (reading.kind) {
    case 'help':
      terminal.results.write(reading.text);
      return exitCodes[CommandResultKind.Done];
    case 'misuse':
      reportMisuse(reading, { command: args[0] ?? '', isJson: args.includes('--json') }, terminal);
      return exitCodes[CommandResultKind.Misused];
    case 'command': {
      const result = await reading.command.run(reading.invocation, terminal);
      return exitCodes[result.kind];
    }
  }
}
