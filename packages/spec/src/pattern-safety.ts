import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { isSafePattern } from 'redos-detector';
import { analyse } from 'scslre';
import type { PatternProblem } from './resolve/values.ts';

const longestPattern = 1000;

/** In steps; what cannot be judged in these has many ways to match. */
const longestJudgement = 1_000;

/** From how many repetitions on a bounded repetition is as bad as an unbounded one, when repetitions are nested. */
const manyRepetitions = 10;

/** Why a regular expression (flag `u`) is not taken; `undefined` when it is sound, and takes time in proportion to the text. */
export function findPatternProblem(pattern: string): PatternProblem | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    const [, reason = 'it cannot be read'] = /: ([^:]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    return problem(
      'invalid-pattern',
      `This is not a regular expression: ${reason}.`,
      'Patterns are read with the flag "u".',
    );
  }
  if (pattern.length > longestPattern) {
    return problem(
      'unsafe-pattern',
      'This pattern is too long to be judged.',
      `Write at most ${longestPattern.toString()} characters.`,
    );
  }
  try {
    const growth = findGrowth(pattern);
    if (growth === undefined) return undefined;
    const reason = `On some texts this pattern takes ${growth} long.`;
    return problem('unsafe-pattern', reason, 'Let no two repetitions match the same text, as (a+)+ and a*a* do.');
  } catch {
    return problem('unsafe-pattern', 'Whether this pattern is safe cannot be judged.', 'Write it in a simpler way.');
  }
}

function problem(code: PatternProblem['code'], reason: string, hint: string): PatternProblem {
  return { code, reason, hint };
}

function findGrowth(pattern: string): 'exponentially' | 'quadratically' | undefined {
  const reports = findReports(pattern);
  if (reports.some(({ exponential }) => exponential)) return 'exponentially';
  if (reports.length > 0) return 'quadratically';
  const repeated = findRepetitions(pattern);
  const isNested =
    repeated.length > 0 && findReports(withoutBounds(pattern, repeated)).some(({ exponential }) => exponential);
  return isNested || repeated.some(isAmbiguous) ? 'exponentially' : undefined;
}

/** Repetitions that compete; moves of the beginning of a match are left out, since they cannot nest. */
function findReports(pattern: string): readonly { readonly exponential: boolean }[] {
  return analyse({ source: pattern, flags: 'u' }).reports.filter(({ type }) => type !== 'Move');
}

/** What the pattern repeats often, the innermost first. */
function findRepetitions(pattern: string): readonly AST.Quantifier[] {
  const found: AST.Quantifier[] = [];
  visitRegExpAST(new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true }), {
    onQuantifierLeave: (quantifier) => {
      if (quantifier.max >= manyRepetitions) found.push(quantifier);
    },
  });
  return found;
}

/** The pattern with `{2,50}` as `{2,}`, and `{50}` as `{50,}`: the first analysis follows unbounded repetitions only. */
function withoutBounds(pattern: string, repeated: readonly AST.Quantifier[]): string {
  return [...repeated]
    .sort((left, right) => right.element.end - left.element.end)
    .reduce((text, { element, end, min, greedy }) => {
      return `${text.slice(0, element.end)}{${min.toString()},}${greedy ? '' : '?'}${text.slice(end)}`;
    }, pattern);
}

/** Whether a repetition can match one text in several ways: by several alternatives, or by something that may be left out. */
function isAmbiguous({ element }: AST.Quantifier): boolean {
  const choices: AST.Node[] = [];
  const references: AST.Node[] = [];
  visitRegExpAST(element, {
    onAlternativeEnter: (alternative) => {
      if (alternative.parent.type !== 'Pattern' && alternative.parent.alternatives.length > 1)
        choices.push(alternative);
    },
    onQuantifierEnter: (quantifier) => {
      if (quantifier.min !== quantifier.max) choices.push(quantifier);
    },
    onBackreferenceEnter: (reference) => {
      references.push(reference);
    },
  });
  if (choices.length === 0 || references.length > 0) return false;
  const unnamed = element.raw.replace(/\(\?<(?![=!])[^>]*>/g, '(');
  return !isSafePattern(`^(?:${unnamed})*$`, { unicode: true, maxSteps: longestJudgement }).safe;
}
