import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule, type Answer } from './kit/definition.ts';
import { is, isLookup, memberName, unwrap, unwrapAwait } from './kit/syntax.ts';

/** A driver does not choose; the only choice it may spell is `switch (x.kind)`. */
export const noIf = defineRule({
  name: 'no-if',
  meta: {
    type: 'problem',
    description: 'Forbid choices in drivers, but for a switch on a discriminant.',
    check: 'No If Statements',
    roles: driverRoles,
    tier: 'syntax',
    messages: {
      choice: 'A driver does not choose. Move this condition into a decision, and switch on the kind it returns.',
      switch: 'A driver switches on kinds only. Let a decision return a sum type, and switch on its kind.',
      optional: 'A driver does not ask whether a value is there. Let the store return a result with a kind.',
      table: 'A lookup by key is a hidden choice. Let a decision return a kind, and switch on it.',
      loop: 'A driver repeats nothing on a condition. Iterate with for-of, or move the loop into the domain.',
    },
    schema: {
      allowAbsenceGuard: { type: 'boolean', description: 'Permit `if (!x) return …` right after x was loaded.' },
    },
    defaultOptions: [{ allowAbsenceGuard: false }],
  },
  create: ({ settings }, { allowAbsenceGuard }) => ({
    body: {
      IfStatement: (node) => (allowAbsenceGuard && isAbsenceGuard(node) ? 'permitted' : { node, messageId: 'choice' }),
      ConditionalExpression: (node) => ({ node, messageId: 'choice' }),
      LogicalExpression: (node) => ({ node, messageId: 'choice' }),
      AssignmentExpression: (node) => (isLogicalAssignment(node) ? { node, messageId: 'choice' } : undefined),
      ChainExpression: (node) => ({ node, messageId: 'optional' }),
      SwitchStatement: (node) =>
        isDiscriminant(node.discriminant, settings.discriminants) ? undefined : { node, messageId: 'switch' },
      CallExpression: (node) => findTable(node, node.callee),
      MemberExpression: (node) => findTable(node, node),
      Property: (node) => (isKeyedPattern(node) ? { node, messageId: 'table' } : undefined),
      WhileStatement: (node) => ({ node, messageId: 'loop' }),
      DoWhileStatement: (node) => ({ node, messageId: 'loop' }),
      ForStatement: (node) => ({ node, messageId: 'loop' }),
      ForInStatement: (node) => ({ node, messageId: 'loop' }),
    },
  }),
});

function isLogicalAssignment({ operator }: TSESTree.AssignmentExpression): boolean {
  return operator === '&&=' || operator === '||=' || operator === '??=';
}

function isDiscriminant(node: TSESTree.Expression, discriminants: readonly string[]): boolean {
  const name = is(node, 'MemberExpression') ? memberName(node) : undefined;
  return name !== undefined && discriminants.includes(name);
}

function findTable(node: TSESTree.Node, access: TSESTree.Node): Answer {
  return isLookup(unwrap(access)) ? { node, messageId: 'table' } : undefined;
}

/** `const { [key]: handler } = table` looks a value up, too. */
function isKeyedPattern(node: TSESTree.Property): boolean {
  return is(node.parent, 'ObjectPattern') && node.computed && !is(node.key, 'Literal');
}

/** `if (!x) return <call or enum-kinded literal>;` directly after the statement that loaded `x`. */
function isAbsenceGuard(node: TSESTree.IfStatement): boolean {
  const name = testedForAbsence(node.test);
  if (name === undefined || node.alternate || !is(node.parent, 'BlockStatement')) return false;
  const previous = node.parent.body[node.parent.body.indexOf(node) - 1];
  return isLoadOf(name, previous) && isEarlyReturn(node.consequent);
}

function testedForAbsence(test: TSESTree.Expression): string | undefined {
  if (is(test, 'UnaryExpression'))
    return test.operator === '!' && is(test.argument, 'Identifier') ? test.argument.name : undefined;
  if (!is(test, 'BinaryExpression') || test.operator !== '===' || !is(test.left, 'Identifier')) return undefined;
  const { left, right } = test;
  const isAbsent = is(right, 'Identifier') ? right.name === 'undefined' : is(right, 'Literal') && right.raw === 'null';
  return isAbsent ? left.name : undefined;
}

function isLoadOf(name: string, statement: TSESTree.Statement | undefined): boolean {
  const declarator = is(statement, 'VariableDeclaration') ? statement.declarations[0] : undefined;
  return (
    is(declarator?.id, 'Identifier') &&
    declarator.id.name === name &&
    declarator.init !== null &&
    is(unwrapAwait(declarator.init), 'CallExpression')
  );
}

function isEarlyReturn(statement: TSESTree.Statement): boolean {
  const only = is(statement, 'BlockStatement') && statement.body.length === 1 ? statement.body[0] : statement;
  if (!is(only, 'ReturnStatement') || !only.argument) return false;
  const value = unwrapAwait(only.argument);
  return is(value, 'CallExpression') || (is(value, 'ObjectExpression') && value.properties.some(isEnumKind));
}

function isEnumKind(property: TSESTree.ObjectLiteralElement): boolean {
  return is(property, 'Property') && is(property.key, 'Identifier') && is(property.value, 'MemberExpression');
}
