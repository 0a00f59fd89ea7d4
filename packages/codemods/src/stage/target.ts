import type { ts } from 'ts-morph';
import { type EffectStatement, type Frame, type Scope, settle } from './frame.ts';

/** Where a decision ends without ending the method. */
export type Target =
  | { readonly kind: 'effect'; readonly frame: Frame; readonly step: EffectStatement }
  | { readonly kind: 'attempt'; readonly frame: Frame; readonly statement: ts.TryStatement }
  | { readonly kind: 'loop'; readonly frame: Frame; readonly statement: ts.ForOfStatement }
  | { readonly kind: 'join'; readonly frame: Frame }
  | { readonly kind: 'end'; readonly scope: Scope };

/** Stands for the value of a way out until all that it carries is known; no source text holds it. */
export function placeholder(index: number): string {
  return `\u0001${index}\u0001`;
}

/** Whether two ways out lead to the same place. */
export function isSameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'end' || b.kind === 'end') return a.kind === b.kind;
  if (a.kind === 'join' && b.kind === 'join')
    return isSamePlace(settle(a.frame) ?? a.frame, settle(b.frame) ?? b.frame);
  return a.kind === b.kind && isSamePlace(a.frame, b.frame);
}

function isSamePlace(a: Frame, b: Frame): boolean {
  return a.list === b.list && a.index === b.index;
}
