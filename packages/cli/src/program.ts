import { Command as Program, CommanderError, Option } from 'commander';
import type { Command, Invocation } from './commands/command.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What the arguments ask for. */
export type Reading =
  | { readonly kind: 'command'; readonly command: Command; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'misuse'; readonly message: string; readonly hint: string };

/** Reads command line arguments; asks for nothing and prints nothing. */
export function readArguments(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  terminal: Terminal,
): Reading {
  const readings: Reading[] = [];
  const printed: string[] = [];
  const program = programOf(commands, version, (reading) => readings.push(reading));
  for (const each of [program, ...program.commands]) {
    each.exitOverride().configureOutput({
      writeOut: (text) => printed.push(text),
      writeErr: () => undefined,
      getOutHasColors: () => terminal.results.colours.isColorSupported,
    });
  }
  try {
    program.parse(args.length === 0 ? ['--help'] : args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? { kind: 'help', text: printed.join('') } : misuseOf(error, args, commands);
  }
  const [reading] = readings;
  if (reading === undefined) throw new Error('commander ran no command and reported no error');
  return reading;
}

const exits: readonly string[] = [
  'fine',
  'findings, drift or an invalid spec',
  'usage or configuration',
  'refused, nothing written',
];

function describeExits(meanings: readonly string[]): string {
  return ['\nexit codes:', ...meanings.map((meaning, code) => `  ${code.toString()}  ${meaning}`)].join('\n');
}

function programOf(commands: readonly Command[], version: string, report: (reading: Reading) => void): Program {
  const program = new Program('tacet')
    .description('Orchestrators that only move data, domains that decide.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this page')
    .helpCommand('help [command]', 'print the page of a command')
    .configureHelp({ styleTitle: (title) => title.toLowerCase() })
    .addHelpText('after', describeExits(exits));
  for (const command of commands) addCommand(program, command, report);
  return program;
}

function addCommand(program: Program, command: Command, report: (reading: Reading) => void): void {
  const subprogram = program
    .command(command.name)
    .description(command.summary)
    .helpOption('-h, --help', 'print this page')
    .configureHelp({ styleTitle: (title) => title.toLowerCase() })
    .addHelpText('after', ['\nexamples:', ...command.examples.map((example) => `  ${example}`)].join('\n'))
    .addHelpText('after', describeExits(command.exits ?? exits))
    .action(() => {
      report({ kind: 'command', command, invocation: invocationOf(subprogram.args, subprogram.opts()) });
    });
  for (const { form, description } of command.operands) subprogram.argument(form, description);
  for (const { name, description, choices, value } of command.flags) {
    subprogram.addOption(
      choices === undefined
        ? new Option(value === undefined ? `--${name}` : `--${name} <${value}>`, description)
        : new Option(`--${name} <${name}>`, description).choices(choices),
    );
  }
}

function invocationOf(operands: readonly string[], options: Readonly<Record<string, unknown>>): Invocation {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(options)) {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (value === true) flags.add(name);
    if (typeof value === 'string') values.set(name, value);
  }
  return { operands, flags, values };
}

function misuseOf(error: CommanderError, args: readonly string[], commands: readonly Command[]): Reading {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '');
  const command = commands.find(({ name }) => args.includes(name));
  const help = `tacet ${command === undefined ? '' : `${command.name} `}--help shows what there is.`;
  return {
    kind: 'misuse',
    message: first.replace(/\.$/, ''),
    hint: suggestion === '' ? help : `${suggestion} ${help}`,
  };
}
