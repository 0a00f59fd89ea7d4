import type { Argument, ArgumentPath, Entity, Field, TypeReference } from '../model.ts';
import { findReplacements, quote, suggest } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, type Place, type SpecNode } from '../source/tree.ts';
import { fieldNoun, reportUnknown, textOf } from './section.ts';
import { brokenType, describeType, isAssignable, type TypeScope } from './types.ts';
import type { DeclaredVariant } from './variants.ts';

/** What arguments can be taken from at one step of a flow. */
export interface Sources {
  /** The name of the entity's key in paths, and its type. */
  readonly key: Field | undefined;
  readonly entity: Entity | undefined;
  readonly scope: TypeScope;
  readonly intent: DeclaredVariant | undefined;
  /** The outcome of the latest call; `none` when there was no call. */
  readonly outcome: DeclaredVariant | 'none' | undefined;
}

/** A path that leads somewhere, and the type of what is there. */
export interface ResolvedPath {
  readonly path: ArgumentPath;
  readonly type: TypeReference;
}

/** What has fields to be filled: a result, or the input of an operation. */
export interface Target {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly isBroken: boolean;
}

/** Fills every field of the target: by `with`, else by name from key, intent and outcome. */
export function fillArguments(
  target: Target,
  withNode: SpecNode | undefined,
  place: Place,
  sources: Sources,
  report: Report,
): readonly Argument[] {
  if (target.isBroken || withNode?.kind === 'broken') return [];
  const given = new Map(entriesOf(withNode).map((entry) => [entry.key, entry]));
  const names = target.fields.map((field) => field.name);
  const unknown = [...given.keys()].filter((name) => !names.includes(name));
  const slips = new Set(
    findReplacements(
      unknown,
      names.filter((name) => !given.has(name)),
    ).values(),
  );
  for (const name of unknown) {
    const entry = given.get(name);
    if (entry !== undefined)
      reportUnknown(name, entry.keyPlace, names, { ...fieldNoun, word: `field of ${target.name} named` }, report);
  }
  return target.fields.flatMap((field) => {
    const entry = given.get(field.name);
    if (entry === undefined) return slips.has(field.name) ? [] : fillByName(target, field, place, sources, report);
    const resolved = resolvePath(entry.value, sources, report);
    if (resolved === undefined) return [];
    if (!isAssignable(resolved.type, field.type, sources.scope)) {
      report('wrong-type', entry.value, describeMismatch(field, resolved.type));
      return [];
    }
    return [{ field: field.name, path: resolved.path }];
  });
}

function describeMismatch(field: Field, type: TypeReference): string {
  return `${quote(field.name)} is of type ${describeType(field.type)}; this path leads to ${describeType(type)}.`;
}

function fillByName(target: Target, field: Field, place: Place, sources: Sources, report: Report): readonly Argument[] {
  const { key, intent, outcome } = sources;
  if (key === undefined || intent === undefined || outcome === undefined) return [];
  if (intent.isBroken || (outcome !== 'none' && outcome.isBroken)) return [];
  const fromIntent = findField(intent.fields, field.name);
  const fromOutcome = outcome === 'none' ? undefined : findField(outcome.fields, field.name);
  const isKey = key.name === field.name;
  if (!isKey && fromIntent !== undefined && fromOutcome !== undefined) {
    const hint = `Write with: { ${field.name}: intent.${field.name} } or with: { ${field.name}: outcome.${field.name} }.`;
    report('ambiguous-argument', place, `Both the intent and the outcome have a field ${quote(field.name)}.`, hint);
    return [];
  }
  const source = isKey ? key : (fromIntent ?? fromOutcome);
  if (source === undefined) {
    if (field.type.kind === 'optional') return [];
    report(
      'missing-argument',
      place,
      `${target.name} needs ${quote(field.name)}, and nothing here has that name.`,
      `Write with: { ${field.name}: … }.`,
    );
    return [];
  }
  if (!isAssignable(source.type, field.type, sources.scope)) {
    report(
      'wrong-type',
      place,
      `${target.name} would be filled by name: ${describeMismatch(field, source.type)}`,
      `Write with: { ${field.name}: … }.`,
    );
    return [];
  }
  if (isKey) return [{ field: field.name, path: { root: 'key', fields: [] } }];
  return [{ field: field.name, path: { root: fromIntent === undefined ? 'outcome' : 'intent', fields: [field.name] } }];
}

function findField(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

/** Follows a path such as `paymentId` or `intent.newState.amount`; reports where it leads nowhere. */
export function resolvePath(node: SpecNode, sources: Sources, report: Report): ResolvedPath | undefined {
  const text = textOf(node);
  if (text === undefined || text === '') return undefined;
  const segments = text.split('.');
  const placeOf = (index: number): Place => {
    if (node.kind !== 'scalar' || node.source !== text || node.end - node.start !== text.length) return node;
    const start = node.start + segments.slice(0, index).join('.').length + (index === 0 ? 0 : 1);
    return { start, end: start + (segments[index]?.length ?? 0) };
  };
  const [root = ''] = segments;
  const { key, intent, outcome } = sources;
  if (root === key?.name) {
    if (segments.length === 1) return { path: { root: 'key', fields: [] }, type: key.type };
    report('unknown-path', placeOf(1), `${quote(root)} has no fields.`);
    return undefined;
  }
  if (root !== 'intent' && root !== 'outcome') {
    if (key === undefined) return undefined;
    report('unknown-path', placeOf(0), `A path does not begin with ${quote(root)}.`, () =>
      suggest(root, [key.name, 'intent', 'outcome']),
    );
    return undefined;
  }
  if (root === 'outcome' && outcome === 'none') {
    report(
      'unknown-path',
      placeOf(0),
      'There is no outcome here: nothing has been called yet.',
      'Take it from the intent, or call first.',
    );
    return undefined;
  }
  const variant = root === 'intent' ? intent : outcome === 'none' ? undefined : outcome;
  if (variant === undefined || variant.isBroken) return undefined;
  if (segments.length === 1) {
    report('unknown-path', node, `${quote(root)} alone is not a value; it has fields.`, () =>
      suggest(
        '',
        variant.fields.map(({ name }) => `${root}.${name}`),
      ),
    );
    return undefined;
  }
  return followFields(root, segments.slice(1), variant, sources, (index) => placeOf(index + 1), report);
}

function followFields(
  root: 'intent' | 'outcome',
  names: readonly string[],
  variant: DeclaredVariant,
  sources: Sources,
  placeOf: (index: number) => Place,
  report: Report,
): ResolvedPath | undefined {
  let owner = variant.name;
  let fields = variant.fields;
  let type: TypeReference = brokenType;
  for (const [index, name] of names.entries()) {
    const field = findField(fields, name);
    if (field === undefined) {
      const known = fields.map((candidate) => candidate.name);
      report('unknown-path', placeOf(index), `${owner} has no field ${quote(name)}.`, () => suggest(name, known));
      return undefined;
    }
    type = field.type;
    if (type === brokenType) return undefined;
    owner = describeType(type);
    if (type.kind === 'entity' && sources.entity === undefined) return undefined;
    fields = type.kind === 'entity' ? (sources.entity?.fields ?? []) : [];
  }
  return { path: { root, fields: names }, type };
}
