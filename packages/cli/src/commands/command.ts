import type { Terminal } from '../terminal/terminal.ts';
import type { CommandResult } from './command.results.ts';

/** A flag; `choices` are the values it takes, without them it is on or off. */
export interface Flag {
  readonly name: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** What stands for the value in the help, for a flag that takes any. */
  readonly value?: string;
}

/** What a user typed, already checked against the command's form. */
export interface Invocation {
  readonly operands: readonly string[];
  /** Flags that are on. */
  readonly flags: ReadonlySet<string>;
  /** Values of flags that take one. */
  readonly values: ReadonlyMap<string, string>;
}

/** One command: its form, and how it is run. What it needs is loaded when it runs. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** `[specs...]`, `<file>`: in the notation of usage lines. */
  readonly operands: readonly { readonly form: string; readonly description: string }[];
  readonly flags: readonly Flag[];
  /** Lines that show the command in use. */
  readonly examples: readonly string[];
  /** What its exit codes mean, from 0 on, where that is narrower than for all commands. */
  readonly exits?: readonly string[];
  readonly run: (invocation: Invocation, terminal: Terminal) => Promise<CommandResult>;
}

/** The flag that every command has. */
export const jsonFlag: Flag = { name: 'json', description: 'print one JSON document for machines' };
