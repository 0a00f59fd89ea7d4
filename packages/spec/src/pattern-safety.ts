import { analyse } from 'scslre';
import type { PatternProblem } from './resolve/values.ts';

/** Why a regular expression (flag `u`) is not taken; `undefined` when it is sound, and takes time in proportion to the text. */
export function findPatternProblem(pattern: string): PatternProblem | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    const [, reason = 'it cannot be read'] = /: ([^:]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    return {
      code: 'invalid-pattern',
      reason: `This is not a regular expression: ${reason}.`,
      hint: 'Patterns are read with the flag "u".',
    };
  }
  const unsafe = analyse({ source: pattern, flags: 'u' }).reports.find(({ type }) => type !== 'Move');
  if (unsafe === undefined) return undefined;
  const growth = unsafe.exponential ? 'exponentially' : 'quadratically';
  return {
    code: 'unsafe-pattern',
    reason: `On some texts this pattern takes ${growth} long.`,
    hint: 'Let no two repetitions match the same text, as (a+)+ and a*a* do.',
  };
}
