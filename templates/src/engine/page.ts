import { readFileSync } from 'node:fs';
import { fileFindingCodes } from './file-findings.ts';

/** The page about a finding's code, as Markdown; `undefined` for a code that is not of this package. */
export function findPage(code: string): string | undefined {
  if (!fileFindingCodes.some((known) => known === code)) return undefined;
  return readFileSync(new URL(`../../pages/${code}.md`, import.meta.url), 'utf8');
}
