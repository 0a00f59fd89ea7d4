import type { Colours } from './colours.ts';

/** One place to write text to. */
export interface Sink {
  /** Writes the text as it is; a closed pipe is no error. */
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** How many characters a line of the terminal has; elsewhere lines have no end. */
  readonly width: number | undefined;
  readonly colours: Colours;
}

/** How a text for people is laid out. */
export type Look = Pick<Sink, 'colours' | 'width'>;

/** Everything a command knows about the world it was started in. */
export interface Terminal {
  /** Results. */
  readonly results: Sink;
  /** Progress, prompts and misuse. */
  readonly progress: Sink;
  /** Whether a person sits at the keyboard, so that questions may be asked. */
  readonly isInteractive: boolean;
  /** The directory the command was started in. */
  readonly directory: string;
  /** From the call on, ends of the user's patience (Ctrl-C) abort this signal instead of the process. */
  readonly interruption: () => AbortSignal;
}
