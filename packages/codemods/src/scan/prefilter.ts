const waits = /\bawait\b|\bthis\s*\.\s*#?\w+\s*\??\.|\.then\s*\(/;
const chooses = /\b(?:if|switch|throw|try)\b|\?/;
const skipped = /\.d\.[cm]?ts$|\.(?:test|spec|stories)\.[cm]?tsx?$/;

/** Whether a file can hold a fat method at all; decides on text alone, so that most files are never parsed. */
export function mayHoldFatMethod(path: string, text: string): boolean {
  return !skipped.test(path) && waits.test(text) && chooses.test(text);
}
