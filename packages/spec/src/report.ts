import { diagnosticCodes, type DiagnosticCode } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { createLocator } from './source/position.ts';
import type { Place } from './source/tree.ts';

/** Writes down one diagnostic about a place of the source at hand. */
export type Report = (code: DiagnosticCode, place: Place, message: string, hint?: Hint) => void;

/** What would help, or how to find it out. */
export type Hint = string | (() => string | undefined);

/** Collects the diagnostics of one source. */
export interface Collector {
  readonly report: Report;
  readonly findDiagnostics: () => readonly Diagnostic[];
  readonly hasErrors: () => boolean;
  readonly hasErrorWithin: (place: Place | undefined) => boolean;
  /** `7:3`, for messages that name another place of the same source. */
  readonly describe: (place: Place) => string;
}

interface Finding {
  readonly code: DiagnosticCode;
  readonly place: Place;
  readonly message: string;
  readonly hint: Hint | undefined;
}

/** A name that nothing bears is one mistake, however often it is written. */
const toldOnce: ReadonlySet<DiagnosticCode> = new Set([
  ...([
    'unknown-type',
    'unknown-field',
    'unknown-intent',
    'unknown-result',
    'unknown-call',
    'unknown-path',
    'unknown-member',
  ] as const),
]);

/** A text with more mistakes than these is helped neither by names that were meant nor by more of them. */
const maximalSuggestions = 200;
const maximalFindings = 10_000;

/** An empty collector for the source of a path. */
export function createCollector(path: string, text: string): Collector {
  const findings: Finding[] = [];
  const errorStarts: number[] = [];
  const locate = createLocator(text);
  const describe = (place: Place): string => {
    const { line, column } = locate(place.start);
    return `${line.toString()}:${column.toString()}`;
  };
  const toDiagnostic = ([first, ...others]: readonly [Finding, ...Finding[]], index: number): Diagnostic => {
    const { code, place, message } = first;
    const hint = typeof first.hint !== 'function' ? first.hint : index < maximalSuggestions ? first.hint() : undefined;
    const start = locate(place.start);
    const end = locate(Math.max(place.start, place.end));
    const places = others.slice(0, 3).map((other) => describe(other.place));
    const also = places.length === 0 ? '' : ` (Also at ${places.join(', ')}${others.length > 3 ? ', …' : ''}.)`;
    return {
      ...{ code, severity: diagnosticCodes[code], path, ...start, endLine: end.line, endColumn: end.column },
      message: `${message}${also}`,
      ...(hint === undefined ? {} : { hint }),
    };
  };
  return {
    report: (code, place, message, hint) => {
      if (findings.length < maximalFindings) findings.push({ code, place, message, hint });
      if (diagnosticCodes[code] === 'error' && errorStarts.length < maximalFindings) errorStarts.push(place.start);
    },
    findDiagnostics: () => groupFindings(findings).map(toDiagnostic),
    hasErrors: () => errorStarts.length > 0,
    hasErrorWithin: (place) =>
      place !== undefined && errorStarts.some((start) => start >= place.start && start < place.end),
    describe,
  };
}

/** Findings by place, those together that are one mistake. */
function groupFindings(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  const ordered = [...findings].sort((left, right) => left.place.start - right.place.start);
  for (const [index, finding] of ordered.entries()) {
    const key = toldOnce.has(finding.code) ? `${finding.code} ${finding.message}` : index.toString();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}
