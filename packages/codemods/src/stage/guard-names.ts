import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { capital, typeNameOf } from './naming.ts';

/** A name for what an enclosing `if` or `case` found out: `!payment` → `PaymentMissing`. */
export function guardNameOf(node: ts.Node, oracle?: TypeOracle): string | undefined {
  for (let child = node; !ts.isFunctionLike(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isIfStatement(parent)) {
      return parent.thenStatement === child ? conditionNameOf(parent.expression, oracle) : undefined;
    }
    if (ts.isCaseClause(parent)) return caseNameOf(parent);
    if (ts.isDefaultClause(parent)) return undefined;
  }
  return undefined;
}

/** `case 'archived':` of `switch (doc.status)` → `DocArchived`. */
function caseNameOf(clause: ts.CaseClause): string | undefined {
  const { expression } = clause.parent.parent;
  return equalityName(skipParentheses(expression), skipParentheses(clause.expression), false);
}

/** A name for what a condition finds out when it holds. */
function conditionNameOf(written: ts.Expression, oracle: TypeOracle | undefined): string | undefined {
  const node = skipParentheses(written);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return negatedName(node.operand, oracle);
  if (ts.isBinaryExpression(node)) return binaryName(node, oracle);
  const subject = subjectNameOf(node);
  return subject === undefined
    ? undefined
    : typeNameOf(subject.replace(/ (?:is)?(?=\w*(?:ed|paid|sent|done)$)/i, ' already '));
}

/** `!payment` → `PaymentMissing`, `!user.isActive` → `UserNotActive`, `!matches` → `NotMatches`. */
function negatedName(operand: ts.Expression, oracle: TypeOracle | undefined): string | undefined {
  const list = listOf(operand);
  if (list !== undefined) return typeNameOf(`${list} empty`);
  const subject = subjectNameOf(operand);
  if (subject === undefined) return undefined;
  const flag = /^(.*?)\b(?:is|has|was|are|can)([A-Z]\w*)$/.exec(subject);
  if (flag !== null) return typeNameOf(`${flag[1] ?? ''} not ${flag[2] ?? ''}`);
  const isTruth =
    oracle !== undefined && /^(?:boolean|true|false)$/.test(oracle.print(oracle.typeAt(operand), operand));
  if (!isTruth) return typeNameOf(`${subject} missing`);
  const [, owner = '', last = subject] = /^(.*) (\w+)$/.exec(subject) ?? [];
  return typeNameOf(`${owner} not ${last}`);
}

function binaryName(node: ts.BinaryExpression, oracle: TypeOracle | undefined): string | undefined {
  const operator = node.operatorToken.getText();
  if (operator === '||') {
    const [left, right] = [conditionNameOf(node.left, oracle), conditionNameOf(node.right, oracle)];
    if (left === undefined || right === undefined) return left ?? right;
    const common = commonStart(left, right);
    const joined = `${left}Or${right.slice(common.length)}`;
    return common !== '' && joined.length <= 40 && right !== common ? joined : left;
  }
  if (operator === '&&') return conditionNameOf(node.right, oracle) ?? conditionNameOf(node.left, oracle);
  const isUnequal = operator === '!==' || operator === '!=';
  const [left, right] = [skipParentheses(node.left), skipParentheses(node.right)];
  if (isUnequal || operator.startsWith('==')) return equalityName(left, right, isUnequal);
  return Object.hasOwn(relations, operator) ? relationName(node) : undefined;
}

const relations: Readonly<Record<string, string>> = { '>': 'exceeds', '>=': 'reaches', '<': 'below', '<=': 'within' };

/** `payment.attempts >= limit` → `PaymentAttemptsReachesLimit`, `failedLogins > 0` → `FailedLoginsPresent`. */
function relationName(node: ts.BinaryExpression): string | undefined {
  const [left, right] = [timeOf(node.left), timeOf(node.right)];
  const subject = subjectNameOf(left);
  if (subject === undefined) return undefined;
  const isBefore = node.operatorToken.getText().startsWith('<');
  const expired = isBefore ? expiredNameOf(subject) : undefined;
  if (expired !== undefined) return expired;
  const text = right.getText();
  const sign = `${node.operatorToken.getText()} ${text}`;
  if (sign === '> 0' || sign === '>= 1') return typeNameOf(`${subject} present`);
  if (sign === '<= 0' || sign === '< 1') return typeNameOf(`${subject} not positive`);
  if (sign === '< 0') return typeNameOf(`${subject} negative`);
  const word = relations[node.operatorToken.getText()] ?? '';
  if (/^\d{1,6}$/.test(text)) return `${typeNameOf(`${subject} ${word}`) ?? ''}${text}`;
  const bound = ts.isNumericLiteral(right) ? undefined : subjectNameOf(right);
  return bound === undefined ? undefined : typeNameOf(`${subject} ${word} ${bound}`);
}

/** What a comparison of times compares: `a.getTime()` → `a`, `new Date(a)` → `a`. */
export function timeOf(written: ts.Expression): ts.Expression {
  const node = skipParentheses(written);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const isTime = /^(?:getTime|valueOf)$/.test(node.expression.name.text);
    return isTime ? timeOf(node.expression.expression) : node;
  }
  const [only, ...others] = ts.isNewExpression(node) ? (node.arguments ?? []) : [];
  return only !== undefined && others.length === 0 ? timeOf(only) : node;
}

/** `session.expiresAt` that lies before something → `SessionExpired`. */
function expiredNameOf(subject: string): string | undefined {
  const [, owner] =
    /^(.*?) ?(?:expires?(?:At|On|In)?|expiry(?:Date)?|expiration(?:Date)?|validUntil)$/.exec(subject) ?? [];
  return owner === undefined ? undefined : typeNameOf(`${owner} expired`);
}

function commonStart(left: string, right: string): string {
  const words = left.match(/[A-Z][a-z0-9]*/g) ?? [];
  const others = right.match(/[A-Z][a-z0-9]*/g) ?? [];
  const length = words.findIndex((word, index) => word !== others[index]);
  return (length < 0 ? words : words.slice(0, length)).join('');
}

/** `order.status === 'paid'` → `OrderPaid`, `rows.length === 0` → `RowsEmpty`, `doc.ownerId !== userId` → `DocOwnerIdDiffers`. */
function equalityName(left: ts.Expression, right: ts.Expression, isUnequal: boolean): string | undefined {
  const not = isUnequal ? ' not' : '';
  const list = right.getText() === '0' ? listOf(left) : undefined;
  if (list !== undefined) return typeNameOf(`${list}${not} empty`);
  const subject = stateless(left);
  if (subject === undefined) return undefined;
  const text = right.getText();
  if (isNothing(text)) return typeNameOf(isUnequal ? `${subject} present` : `${subject} missing`);
  if (text === 'true' || text === 'false')
    return typeNameOf(`${subject}${(text === 'true') === isUnequal ? ' not' : ''}`);
  if (ts.isStringLiteralLike(right))
    return typeNameOf(
      right.text === '' ? `${subject}${not} empty` : `${subject}${not || already(left, right.text)} ${right.text}`,
    );
  if (ts.isPropertyAccessExpression(right) && /^[A-Z]/.test(right.getText()))
    return typeNameOf(`${subject}${not || already(left, right.name.text)} ${right.name.text}`);
  return isUnequal ? typeNameOf(`${subject} differs`) : undefined;
}

/** Who finds a state that is an end comes too late: `order.status === 'shipped'` → `OrderAlreadyShipped`. */
function already(asked: ts.Expression, state: string): string {
  return stateless(asked) !== subjectNameOf(asked) && /(?:ed|paid|sent|done)$/i.test(state) ? ' already' : '';
}

/** What is counted: `rows.length`, `seen.size` → `rows`, `seen`. */
function listOf(written: ts.Expression): string | undefined {
  const node = skipParentheses(written);
  const isCount = ts.isPropertyAccessExpression(node) && /^(?:length|size)$/.test(node.name.text);
  return isCount ? subjectNameOf(node.expression) : undefined;
}

/** What is asked about; a state belongs to its owner: `order.status` → `order`. */
function stateless(node: ts.Expression): string | undefined {
  const isState =
    ts.isPropertyAccessExpression(node) && /^(?:status|state|kind|type|phase|stage)$/.test(node.name.text);
  const owner = isState ? subjectNameOf(node.expression) : undefined;
  return owner ?? subjectNameOf(node);
}

function subjectNameOf(written: ts.Expression): string | undefined {
  const node = skipParentheses(written);
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    const owner = subjectNameOf(node.expression);
    return owner === undefined ? node.name.text : `${owner} ${node.name.text}`;
  }
  if (node.kind === ts.SyntaxKind.ThisKeyword) return undefined;
  return ts.isCallExpression(node) ? subjectNameOf(node.expression) : undefined;
}

/** `null` or `undefined`. */
export function isNothing(text: string): boolean {
  return text === 'null' || text === 'undefined';
}

/** A name for a constant that a method returns: `'archived'` → `Archived`, `0` → `Zero`. */
export function constantNameOf(text: string): string {
  if (text === 'true') return 'Confirmed';
  if (text === 'false') return 'Denied';
  if (isNothing(text)) return 'Nothing';
  const [, word] = /^['"`](.{2,30})['"`]$/.exec(text) ?? [];
  const name = word === undefined ? undefined : typeNameOf(word);
  if (name !== undefined) return name;
  if (/^['"`]{2}$/.test(text)) return 'Blank';
  const numbers: Readonly<Record<string, string>> = { '0': 'Zero', '1': 'One', '-1': 'MinusOne' };
  return (Object.hasOwn(numbers, text) ? numbers[text] : undefined) ?? capital('fixed');
}
