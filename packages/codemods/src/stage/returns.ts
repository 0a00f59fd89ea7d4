import type { Field } from './variants.ts';
import type { Session } from './session.ts';
import type { Step } from './flow.ts';

/** Notes that whoever calls a method can return what the method returns; a loop's method may still be in the making. */
export function passReturns({ links }: Session, from: ReadonlySet<string>, into: Set<string>): void {
  if (from === into) return;
  for (const name of from) into.add(name);
  links.push([from, into]);
}

/** Hands returns on until nothing is new. */
export function settleReturns({ links }: Session): void {
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const [from, into] of links) {
      for (const name of from) {
        isNew ||= !into.has(name);
        into.add(name);
      }
    }
  }
}

/** A private method that returns what the old function value returned. */
export function closureStepOf(
  name: string,
  parameters: readonly Field[],
  returns: string,
  isAsync: boolean,
  body: string,
): Step {
  return { name, parameters, returns, isAsync, body };
}

/** A private method whose return type is spelled when all its returns are known. */
export function stepOf(
  name: string,
  parameters: readonly Field[],
  returns: ReadonlySet<string>,
  isAsync: boolean,
  body: string,
): Step {
  return {
    name,
    parameters,
    get returns() {
      return returns.size === 0 ? 'void' : [...returns].join(' | ');
    },
    isAsync,
    body,
  };
}
