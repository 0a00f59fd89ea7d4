import { readFileSync } from 'node:fs';
import { problemCodes } from './problem.ts';

/** The page about a problem's code, as Markdown; undefined for a code that is not of this package. */
export function findPage(code: string): string | undefined {
  if (!problemCodes.some((known) => known === code)) return undefined;
  return readFileSync(new URL(`../pages/${code}.md`, import.meta.url), 'utf8');
}
