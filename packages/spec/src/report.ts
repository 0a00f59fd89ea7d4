import { diagnosticCodes, type DiagnosticCode } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { createLocator } from './source/position.ts';
import type { Place } from './source/tree.ts';

/** Writes down one diagnostic about a place of the source at hand. */
export type Report = (code: DiagnosticCode, place: Place, message: string, hint?: string) => void;

/** Collects the diagnostics of one source. */
export interface Collector {
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: () => boolean;
  readonly hasErrorWithin: (place: Place) => boolean;
  /** `7:3`, for messages that name another place of the same source. */
  readonly describe: (place: Place) => string;
}

/** An empty collector for the source of a path. */
export function createCollector(path: string, text: string): Collector {
  const diagnostics: Diagnostic[] = [];
  const errorStarts: number[] = [];
  const locate = createLocator(text);
  return {
    diagnostics,
    report: (code, place, message, hint) => {
      const severity = diagnosticCodes[code];
      const start = locate(place.start);
      const end = locate(Math.max(place.start, place.end));
      const position = { ...start, endLine: end.line, endColumn: end.column };
      diagnostics.push({ code, severity, path, ...position, message, ...(hint === undefined ? {} : { hint }) });
      if (severity === 'error') errorStarts.push(place.start);
    },
    hasErrors: () => errorStarts.length > 0,
    hasErrorWithin: (place) => errorStarts.some((start) => start >= place.start && start < place.end),
    describe: (place) => {
      const { line, column } = locate(place.start);
      return `${line.toString()}:${column.toString()}`;
    },
  };
}
