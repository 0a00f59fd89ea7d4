import type { DiagnosticCode } from '../codes.ts';
import { quote, suggest } from '../near.ts';
import type { Report } from '../report.ts';
import type { Place, SpecNode } from '../source/tree.ts';

/** What a section of the spec declares, by name. */
export interface Section<Item> {
  readonly items: ReadonlyMap<string, Item>;
  /** The section could not be read; then every name is taken for known. */
  readonly isBroken: boolean;
}

/** A declared thing that can be referred to by name. */
export interface Noun {
  readonly code: DiagnosticCode;
  readonly word: string;
}

/** An intent, in flows and decisions. */
export const intentNoun: Noun = { code: 'unknown-intent', word: 'intent' };
/** A result, in flows and stores. */
export const resultNoun: Noun = { code: 'unknown-result', word: 'result' };
/** A field of the entity, an intent or a result. */
export const fieldNoun: Noun = { code: 'unknown-field', word: 'field' };
/** An outcome of a call. */
export const outcomeNoun: Noun = { code: 'unknown-outcome', word: 'outcome' };

/** The text of a scalar that is text; `undefined` for every other node. */
export function textOf(node: SpecNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The item that a node names; reports a name that nothing bears. */
export function findReferred<Item>(
  node: SpecNode | undefined,
  section: Section<Item>,
  noun: Noun,
  report: Report,
): Item | undefined {
  const name = textOf(node);
  if (node === undefined || name === undefined) return undefined;
  const item = section.items.get(name);
  if (item === undefined && !section.isBroken) reportUnknown(name, node, [...section.items.keys()], noun, report);
  return item;
}

/** Reports a name that nothing bears, with what was probably meant. */
export function reportUnknown(name: string, place: Place, known: readonly string[], noun: Noun, report: Report): void {
  report(noun.code, place, `There is no ${noun.word} ${quote(name)} here.`, () => suggest(name, known));
}
