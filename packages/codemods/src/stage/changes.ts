import { ts } from 'ts-morph';
import { splitWords } from '@tacet/vocabulary';
import { isWrittenMember } from '../analysis/purity.ts';
import { skipParentheses } from '../analysis/syntax.ts';
import type { Build } from './build.ts';
import type { Extract } from './extract.ts';
import { typeNameOf } from './naming.ts';
import { participle } from './verbs.ts';

/** A member that moved code assigns, and the state it is given when that is written down. */
export interface Change {
  readonly member: string;
  readonly state: string | undefined;
}

/** Every member that some code changes. */
export function changesIn(root: ts.Node): readonly Change[] {
  const found: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isWrittenMember(node))
      found.push({ member: node.name.text, state: stateOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function stateOf(node: ts.PropertyAccessExpression): string | undefined {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const value = skipParentheses(parent.right);
  if (ts.isStringLiteralLike(value)) return typeNameOf(value.text);
  if (value.kind === ts.SyntaxKind.TrueKeyword) return typeNameOf(node.name.text.replace(/^is(?=[A-Z])/, ''));
  return ts.isPropertyAccessExpression(value) && /^[A-Z]/.test(value.getText())
    ? typeNameOf(value.name.text)
    : undefined;
}

/** Names for a function that only changes what it is given: `mark paid`, `set placedAt`, `apply processed`. */
export function changeNamesOf(
  { unit }: Pick<Build, 'unit'>,
  { changes }: Pick<Extract, 'changes'>,
  next: string,
): readonly string[] {
  const [verb = unit.method] = splitWords(unit.method);
  const whole = `apply ${participle(verb)}`;
  const [first] = changes;
  const isOne = first !== undefined && changes.every(({ member }) => member === first.member);
  if (!isOne) return [whole, `apply before ${next}`];
  const isState = /^(?:status|state|phase|stage)$/.test(first.member) || /^(?:is|has)[A-Z]/.test(first.member);
  const marked =
    changes.length === 1 && (isState || first.state?.toLowerCase() === first.member.toLowerCase())
      ? first.state
      : undefined;
  return [...(marked === undefined ? [] : [`mark ${marked}`]), `set ${first.member}`, whole];
}
