import { diagnosticCodes, type DiagnosticCode } from './codes.ts';

/** Whether the text is the code of a diagnostic. */
export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, text);
}

/** The page of a code, as Markdown: why, a wrong sample, a right one; `undefined` when there is no such code. */
export async function pageOf(code: string): Promise<string | undefined> {
  if (!isDiagnosticCode(code)) return undefined;
  const { pages } = await import('./pages.generated.ts');
  return pages[code];
}
