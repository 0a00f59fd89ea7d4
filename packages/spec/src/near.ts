import { closestMatch } from 'leven';

/** Text of a user inside a message: quoted, shortened, and without characters that a terminal would obey. */
export function quote(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  const safe = short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
  return `"${safe}"`;
}

/** The candidate that a name is most probably a slip of; `undefined` when none is near. */
export function findNearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > 80) return undefined;
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return sameLetters ?? closestMatch(name, candidates, { maxDistance: Math.max(1, Math.floor(name.length * 0.4)) });
}

/** "Did you mean …?" when a candidate is near, else what there is to choose from; `undefined` when there is nothing. */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  const nearest = findNearest(name, candidates);
  if (nearest !== undefined) return `Did you mean ${quote(nearest)}?`;
  if (candidates.length === 0) return undefined;
  const shown = candidates.slice(0, 8).join(', ');
  return `There ${candidates.length === 1 ? 'is' : 'are'}: ${shown}${candidates.length > 8 ? ', …' : ''}.`;
}

/** Of the missing names, those that an unknown name is a slip of: one mistake, told once at the unknown name. */
export function findSlips(unknown: readonly string[], missing: readonly string[]): ReadonlyMap<string, string> {
  const slips = new Map<string, string>();
  const left = new Set(unknown.length * missing.length > 20_000 ? [] : missing);
  for (const name of unknown) {
    const nearest = findNearest(name, [...left]);
    if (nearest === undefined) continue;
    slips.set(name, nearest);
    left.delete(nearest);
  }
  return slips;
}

/** As `findSlips`, for names that all must be there: a single unknown one stands for a single missing one, near or not. */
export function findReplacements(unknown: readonly string[], missing: readonly string[]): ReadonlyMap<string, string> {
  const [name] = unknown;
  const [meant] = missing;
  const isPair = unknown.length === 1 && missing.length === 1;
  return isPair && name !== undefined && meant !== undefined ? new Map([[name, meant]]) : findSlips(unknown, missing);
}
