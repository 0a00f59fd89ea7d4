import { readFileSync } from 'node:fs';
import { finishCodes, refusalCodes } from './refusal-codes.ts';

/** The page about a refusal's code, as Markdown; undefined for a code that is not of this package. */
export function findPage(code: string): string | undefined {
  if (![...refusalCodes, ...finishCodes].some((known) => known === code)) return undefined;
  return readFileSync(new URL(`../pages/${code}.md`, import.meta.url), 'utf8');
}
