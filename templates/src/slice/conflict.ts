import type { Aggregate } from '@tacet/spec';
import { findNamed } from './arguments.ts';
import { namesOf } from './names.ts';
import { toKeyCall } from './missing.ts';
import { toVariantView } from './variants.ts';

/** The result for what somebody else has saved meanwhile, as code names it; all empty where rows are locked. */
export interface ConflictView {
  readonly type: string;
  readonly kind: string;
  /** The call that makes it of the key. */
  readonly call: string;
}

/** How the code of a slice names a conflict. */
export function toConflictView(aggregate: Aggregate): ConflictView {
  const name = aggregate.store.conflict;
  if (name === undefined) return { type: '', kind: '', call: '' };
  const variant = findNamed(aggregate.results, name);
  const { kind } = toVariantView(variant, namesOf(aggregate).resultKind);
  return { type: name, kind, call: toKeyCall(variant, aggregate) };
}
