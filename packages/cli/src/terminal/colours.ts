import { createColors } from 'picocolors';

/** Functions that paint text, or leave it as it is. */
export type Colours = ReturnType<typeof createColors>;

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a stream is painted: `NO_COLOR` forbids, `FORCE_COLOR` demands, else a terminal that can. */
export function mayPaint(environment: Environment, isTerminal: boolean): boolean {
  if (isSet(environment.NO_COLOR)) return false;
  if (environment.FORCE_COLOR !== undefined) return !['0', 'false'].includes(environment.FORCE_COLOR);
  return isTerminal && environment.TERM !== 'dumb';
}

/** Colours for a stream. */
export function coloursFor(environment: Environment, isTerminal: boolean): Colours {
  return createColors(mayPaint(environment, isTerminal));
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
