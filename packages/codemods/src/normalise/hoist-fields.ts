import { ts } from 'ts-morph';
import type { OwnRead } from '../analysis/own-state.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Allocator } from '../stage/naming.ts';
import { fieldWriteOf } from './shapes.ts';

/** What the rewriting of a unit remembers. */
export interface HoistState {
  isChanged: boolean;
  /** Fields of the object that were read, by the names of their values. */
  readonly reads: Map<string, string>;
  /** Counts up whenever a field may have changed. */
  version: number;
}

/** Names that are given inside a block are not known after it; what was known before is, if nothing could change. */
export function inBlock(state: HoistState, write: () => string): string {
  const [before, version] = [new Map(state.reads), state.version];
  const text = write();
  state.reads.clear();
  if (state.version === version) for (const [field, name] of before) state.reads.set(field, name);
  return text;
}

interface Context {
  readonly oracle: TypeOracle;
  readonly names: Allocator;
  readonly state: HoistState;
  readonly expressionText: (node: ts.Expression, pre: string[]) => string;
}

/** Rewrites reads and writes of the object's own changing fields. */
export function createFieldHoister({ oracle, names, state, expressionText }: Context) {
  /** A field is read once where nothing could have changed it since. */
  function readText(node: OwnRead, pre: string[]): string {
    const access = ts.isNonNullExpression(node) ? node.expression : node;
    const field = access.getText();
    const known = state.reads.get(field);
    if (known !== undefined) return known;
    const taken = names.take(field.replace(/^this\.#?/, ''));
    state.isChanged = true;
    state.reads.set(field, taken);
    const isSure = ts.isNonNullExpression(node) || isNarrowed(access);
    pre.push(`const ${taken} = ${field}${isSure ? '!' : ''};`);
    return taken;
  }

  /** Whether `null` and `undefined` were ruled out by an earlier look at the field. */
  function isNarrowed(access: ts.Expression): boolean {
    const symbol = ts.isPropertyAccessExpression(access) ? oracle.symbolAt(access.name) : undefined;
    if (symbol === undefined) return false;
    return oracle.mayBeMissing(oracle.declaredType(symbol)) && !oracle.mayBeMissing(oracle.typeAt(access));
  }

  function forgetReads(): void {
    state.reads.clear();
    state.version += 1;
  }

  /** A field is written by a plain assignment of a value that is known by then. */
  function fieldText(node: ts.Expression, pre: string[]): string | undefined {
    const [field, operator, value] = fieldWriteOf(node);
    if (field === undefined || operator === undefined) return undefined;
    if (operator === '' && value !== undefined) {
      const text = expressionText(value, pre);
      forgetReads();
      return `${field} = ${text}`;
    }
    const old = names.take('earlier');
    state.isChanged = true;
    pre.push(`const ${old} = ${field};`);
    const written = value === undefined ? '1' : expressionText(value, pre);
    const change = /^[\w.]+$/.test(written) ? written : `(${written})`;
    forgetReads();
    return `${field} = ${old} ${operator} ${change}`;
  }

  return { fieldText, forgetReads, readText };
}
