const waits = /\bawait\b|\bthis\s*\.\s*#?\w+\s*\??\.|\.then\s*\(/;
const chooses = /\b(?:if|switch|throw|try)\b|\?/;
/** Declarations, tests, and what a migration itself puts beside a service. */
const skipped =
  /\.d\.[cm]?ts$|\.(?:test|spec|stories|attempt|borrowed|equivalence\.snapshot)\.[cm]?tsx?$|\bequivalence\.kit\.ts$/;

/** Whether a file can hold a fat method at all; decides on text alone, so that most files are never parsed. */
export function mayHoldFatMethod(path: string, text: string): boolean {
  return !skipped.test(path) && waits.test(text) && chooses.test(text);
}

/** Whether a file can hold a method that hands over to an orchestrator. */
export function mayHoldFacade(path: string, text: string): boolean {
  return !skipped.test(path) && orchestrator.test(text);
}

const orchestrator = /\.orchestrator\b/;
