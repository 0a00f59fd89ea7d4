import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { broken, completionOf, continued, normal, returned } from './kit/completion.ts';
import { defineRule, type Finding, type Suggestion } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is, readName, unwrap } from './kit/syntax.ts';

/** A switch on a kind spells out every kind, and ends each. */
export const exhaustiveSwitch = defineRule({
  name: 'exhaustive-switch',
  meta: {
    type: 'problem',
    description: 'Require a switch on a discriminant to have no default, and each of its cases to end.',
    check: 'Match on sum types',
    roles: [...driverRoles, 'domain'],
    tier: 'syntax',
    hasSuggestions: true,
    messages: {
      default:
        'A default hides kinds that come later. Write a case for each kind, and let the compiler find the missing.',
      fallsThrough: 'This case runs on into the next. End it with return or break.',
      noReturn: 'A case of a driver ends in return. Return the result of this kind here.',
      removeDefault: 'Remove the default clause.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      SwitchStatement: (node, file) =>
        isOnDiscriminant(node, file) ? node.cases.flatMap((clause) => findIn(clause, file) ?? []) : undefined,
    },
  }),
});

/** `switch (x.kind)`, and `switch (kind)` where it was taken out of `x`. */
function isOnDiscriminant({ discriminant }: TSESTree.SwitchStatement, { settings }: SourceFile): boolean {
  const name = readName(unwrap(discriminant));
  return name !== undefined && settings.discriminants.includes(name);
}

function findIn(node: TSESTree.SwitchCase, { isDriver, sourceCode }: SourceFile): Finding | undefined {
  const { cases } = node.parent;
  if (node.test === null) return { node, messageId: 'default', suggest: suggestRemoval(node, sourceCode) };
  const ends = completionOf(node.consequent);
  const isLast = cases.at(-1) === node;
  if (node.consequent.length === 0 || (isDriver ? ends === returned : isLast)) return undefined;
  if ((ends & normal) !== 0 && !isLast) return { node, messageId: 'fallsThrough' };
  return isDriver && !isJoin(cases) ? { node, messageId: 'noReturn' } : undefined;
}

/** Whether every case only hands on to what follows the switch. */
function isJoin(cases: readonly TSESTree.SwitchCase[]): boolean {
  return cases.every(({ consequent }) => {
    const ends = completionOf(consequent);
    const isThrown = is(consequent.at(-1), 'ThrowStatement');
    return consequent.length === 0 || isThrown || (ends & ~(broken | continued)) === 0;
  });
}

/** The clause without its label where a case before shares its statements; nothing where one runs on into it. */
function suggestRemoval(node: TSESTree.SwitchCase, sourceCode: SourceFile['sourceCode']): readonly Suggestion[] {
  const { cases } = node.parent;
  const before = cases[cases.indexOf(node) - 1];
  const isShared = before?.consequent.length === 0;
  if (before !== undefined && !isShared && (completionOf(before.consequent) & normal) !== 0) return [];
  const last = sourceCode.getTokenBefore(node);
  const colon = sourceCode.getTokenAfter(sourceCode.getFirstToken(node) ?? node);
  const end = isShared ? colon : node;
  const range: readonly [number, number] = [last?.range[1] ?? node.range[0], end?.range[1] ?? node.range[1]];
  return [{ messageId: 'removeDefault', fix: (fixer) => fixer.removeRange(range) }];
}
