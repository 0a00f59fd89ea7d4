import type { Terminal } from './terminal.ts';

/** What is wrong with a command line or configuration, and what would be right. */
export interface Misuse {
  readonly message: string;
  readonly hint: string;
}

/** Says what is wrong: as text beside the results, or as the JSON document in their place. */
export function reportMisuse(
  { message, hint }: Misuse,
  { command, isJson }: { readonly command: string; readonly isJson: boolean },
  terminal: Terminal,
): void {
  if (isJson) {
    terminal.results.write(jsonDocument(command, 2, { problems: [{ message, hint }] }));
    return;
  }
  const { bold, cyan, red } = terminal.progress.colours;
  terminal.progress.write(`${red(bold('error'))} ${message}\n  ${cyan('hint:')} ${hint}\n`);
}

/** The shape of everything that `--json` prints: these three, and what the command has to say. */
export function jsonDocument(command: string, exitCode: number, content: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ version: 1, command, exitCode, ...content }, null, 2)}\n`;
}

/** Says what is wrong in the name of one command. */
export function misuseReporter(command: string, isJson: boolean, terminal: Terminal): (misuse: Misuse) => void {
  return (misuse) => {
    reportMisuse(misuse, { command, isJson }, terminal);
  };
}
