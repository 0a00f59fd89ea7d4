import { readFileSync } from 'node:fs';

/** Where the build has written down which templates and which reader of specs these are. */
const editionFile = new URL('../../dist/edition.json', import.meta.url);

/** What tells this build of tacet from every other; `undefined` where it was not built. */
export function readEdition(): string | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(editionFile, 'utf8'));
    if (typeof content !== 'object' || content === null || !('edition' in content)) return undefined;
    return typeof content.edition === 'string' ? content.edition : undefined;
  } catch {
    return undefined;
  }
}
