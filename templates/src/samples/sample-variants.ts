import { factoryName, type Argument, type ArgumentPath, type Field, type Variant } from '@tacet/spec';
import { toVariantView } from '../slice/variants.ts';
import type { Samples } from './samples.ts';

/** What tests take the place of paths with: the key's constant, and samples of the fields of intents and outcomes. */
export interface SampleRoots {
  readonly key: string;
  readonly intent: Variant | undefined;
  readonly outcome: Variant | undefined;
}

/** A variant made by its factory, of samples: `requireVerificationIntent({ reason })`. */
export function toSampleCall(variant: Variant, samples: Samples, key: string): string {
  const fields = toSampleFields(variant, samples, key);
  return `${factoryName(variant.name)}(${fields.length === 0 ? '' : `{ ${fields.join(', ')} }`})`;
}

/** A variant as an object, of samples: `{ kind: PaymentChargeOutcomeKind.ChargeDeclined, reason }`. */
export function toSampleObject(variant: Variant, kinds: string, samples: Samples): string {
  return `{ ${[`kind: ${toVariantView(variant, kinds).kind}`, ...toSampleFields(variant, samples, '')].join(', ')} }`;
}

/** The value at a path, as tests write it: `newState.amount`, `reason`. */
export function toSamplePath(
  { root, fields }: ArgumentPath,
  { key, intent, outcome }: SampleRoots,
  samples: Samples,
): string {
  if (root === 'key') return [key, ...fields].join('.');
  const variant = root === 'intent' ? intent : outcome;
  const [name, ...rest] = fields;
  const field = variant?.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`nothing is at ${root}.${fields.join('.')}`);
  return [toFieldText(field, variant?.fields ?? [], samples), ...rest].join('.');
}

/** An object of samples at paths: `{ amount: newState.amount, reason }`. */
export function toSampleArguments(filled: readonly Argument[], roots: SampleRoots, samples: Samples): string {
  const fields = filled.map(({ field, path }) => toProperty(field, toSamplePath(path, roots, samples)));
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function toSampleFields({ fields }: Variant, samples: Samples, key: string): readonly string[] {
  return fields.map((field) => toProperty(field.name, field.name === key ? key : toFieldText(field, fields, samples)));
}

/** A sample for a field; several entities of one variant are told apart. */
function toFieldText(field: Field, fields: readonly Field[], samples: Samples): string {
  if (field.type.kind !== 'entity') return samples.textOf(field.type);
  const entities = fields.filter(({ type }) => type.kind === 'entity');
  return samples.entities[entities.indexOf(field) % samples.entities.length] ?? '';
}

/** A property of an object, in short where the value is a constant of its name. */
export function toProperty(name: string, value: string): string {
  return name === value ? name : `${name}: ${value}`;
}
