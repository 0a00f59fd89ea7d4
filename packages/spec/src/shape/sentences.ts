import { toCamelCase, toKebabCase, toPascalCase } from '@tacet/vocabulary';
import { findNearest, quote, suggest } from '../near.ts';
import type { Report } from '../report.ts';
import type { Place, SpecNode } from '../source/tree.ts';
import type { FoundPlace } from './place.ts';
import { isIdentifier, maximalIdentifierLength, maximalNames, type IdentifierStyle } from './words.ts';

/** An unknown key, which may be a slip of a missing one. */
export function unknownKey(
  key: string,
  place: Place,
  slipOf: string | undefined,
  known: readonly string[],
  report: Report,
): void {
  const hint = slipOf === undefined ? () => suggest(key, known) : `Did you mean ${quote(slipOf)}?`;
  report('unknown-key', place, `The key ${quote(key)} is not known here.`, hint);
}

/** A key that is not there: told at the key of what lacks it, else where that begins. */
export function missingKey(key: string, { node, keyPlace }: FoundPlace, report: Report): void {
  const place = keyPlace ?? { start: node.start, end: Math.min(node.end, node.start + 1) };
  report('missing-key', place, `The key ${quote(key)} is missing here.`, `Add ${key}: ….`);
}

/** A key that is not written as identifiers of its style are. */
export function wrongIdentifier(name: string, place: Place, style: string | undefined, report: Report): void {
  const styles: Readonly<Record<string, Spelling>> = spellings;
  const spelling = style !== undefined && Object.hasOwn(styles, style) ? styles[style] : undefined;
  if (spelling === undefined) return;
  if (spelling.style === 'context' && /[\\/]|\.\./.test(name)) {
    report(
      'path-like-name',
      place,
      `${quote(name)} is a path; the name of a context is one word.`,
      'Files are written beside the spec: move the spec instead.',
    );
    return;
  }
  const length = maximalIdentifierLength.toString();
  if (name.length > maximalIdentifierLength) {
    report('bad-identifier', place, `This name has ${name.length.toString()} characters; the limit is ${length}.`);
    return;
  }
  const better = spelling.respell(name);
  const hint = isIdentifier(better, spelling.style)
    ? `Did you mean ${quote(better)}?`
    : `Write it as in ${spelling.example}.`;
  report('bad-identifier', place, `${quote(name)} is not a name here: ${spelling.rule}.`, hint);
}

interface Spelling {
  readonly style: IdentifierStyle;
  readonly rule: string;
  readonly example: string;
  readonly respell: (name: string) => string;
}

const spellings = {
  type: {
    style: 'type',
    rule: 'types and variants are PascalCase, ASCII letters and digits',
    example: 'PaymentNotFound',
    respell: toPascalCase,
  },
  member: {
    style: 'member',
    rule: 'fields, operations and flows are camelCase, ASCII letters and digits',
    example: 'paymentId',
    respell: toCamelCase,
  },
  context: {
    style: 'context',
    rule: 'contexts are lower case words, joined by hyphens',
    example: 'order-line',
    respell: toKebabCase,
  },
} as const satisfies Readonly<Record<IdentifierStyle, Spelling>>;

/** A text that is not an identifier of its style, or is empty. */
export function wrongText(node: SpecNode, style: string, report: Report): void {
  if (node.kind === 'scalar' && typeof node.value === 'string') wrongIdentifier(node.value, node, style, report);
}

/** A value that is none of those that can be chosen. */
export function wrongChoice(
  node: SpecNode,
  path: readonly PropertyKey[],
  choices: readonly string[],
  report: Report,
): void {
  if (path.length === 1 && path[0] === 'tacet') {
    report(
      'unsupported-version',
      node,
      `This format has version 1; ${describe(node)} is another one.`,
      'Write tacet: 1.',
    );
    return;
  }
  const written = node.kind === 'scalar' ? String(node.value) : '';
  const nearest = findNearest(written, choices);
  const hint = nearest === undefined ? undefined : `Did you mean ${quote(nearest)}?`;
  report('unknown-choice', node, `Expected ${listChoices(choices)} here, not ${describe(node)}.`, hint);
}

function listChoices(choices: readonly string[]): string {
  return choices.length === 1 ? (choices[0] ?? '') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}

const kinds: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** A node of another kind than asked for; kinds are joined by `|`. */
export function wrongShape(node: SpecNode, expected: string, report: Report): void {
  const asked = [...new Set(expected.split('|').map((kind) => kinds[kind] ?? kind))];
  const hint = asked.includes('a mapping') ? findMappingHint(node) : findTextHint(node, asked);
  report('wrong-shape', placeOfWhole(node), `Expected ${listChoices(asked)} here, not ${describe(node)}.`, hint);
}

function findMappingHint(node: SpecNode): string | undefined {
  return node.kind === 'scalar' && node.value === null ? 'Write {} for an empty mapping.' : undefined;
}

function findTextHint(node: SpecNode, asked: readonly string[]): string | undefined {
  const isWord = node.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'boolean');
  return isWord && asked.includes('text') ? `Quote it: "${node.source}".` : undefined;
}

/** A mapping, list or text that holds too little or too much. */
export function wrongSize({ node, keyPlace }: FoundPlace, problem: string, report: Report): void {
  if (problem === 'too-many-names') {
    report(
      'too-many-names',
      keyPlace ?? node,
      `This section holds more than ${maximalNames.toString()} names.`,
      'Split the spec.',
    );
  } else if (problem === 'empty') {
    report('wrong-shape', placeOfWhole(node), `${describe(node, true)} cannot be empty here.`);
  } else if (node.kind === 'list') {
    report(
      'too-many-names',
      keyPlace ?? node,
      `This list holds more than ${maximalNames.toString()} items.`,
      'Split the spec.',
    );
  } else {
    report('wrong-shape', node, `${describe(node, true)} is too large here.`);
  }
}

/** Where a node over several lines is shown: at its beginning. */
function placeOfWhole(node: SpecNode): Place {
  return node.kind === 'map' || node.kind === 'list' ? { start: node.start, end: node.start + 1 } : node;
}

function describe(node: SpecNode, isSubject = false): string {
  const the = isSubject ? 'This' : 'a';
  switch (node.kind) {
    case 'map':
      return `${the} mapping`;
    case 'list':
      return `${the} list`;
    case 'scalar':
      if (node.value === null) return isSubject ? 'This' : 'nothing';
      if (node.value === '') return isSubject ? 'This text' : 'empty text';
      return quote(node.source || String(node.value));
    case 'broken':
      return 'this';
  }
}
