import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { guardNameOf } from './guard-names.ts';
import { capital, typeNameOf } from './naming.ts';

/** Stands for a computed part of a message; no source text holds it. */
const hole = '\u0003';

/** Names for the result that stands for an error, the best first: by message, code, class, and the condition before it. */
export function errorNamesOf(
  error: ts.NewExpression,
  className: string,
  subject: string,
  oracle: TypeOracle,
): readonly string[] {
  const args = (error.arguments ?? []).map(skipParentheses);
  const guard = guardNameOf(error, oracle);
  const [first] = args;
  const loose = first === undefined ? undefined : looseName(first, subject);
  const names = [
    ...args.slice(0, 2).map((argument) => messageName(argument)),
    ...args.map((argument) => codeName(argument, subject)),
    classNameOf(className, guard, subject),
    ...(loose?.endsWith('ed') === true ? [loose, guard] : [guard, loose]),
  ];
  return names.filter((name) => name !== undefined);
}

/** The message of an error as a reader knows it, `…` for what is computed; none when it is long or empty. */
export function messageTextOf(error: ts.NewExpression): string | undefined {
  const [first] = error.arguments ?? [];
  const text = first === undefined ? undefined : messageOf(skipParentheses(first));
  if (text === undefined || /[\n`]|\*\//.test(text) || text.length > 80) return undefined;
  const plain = text.replaceAll(hole, '…').replace(/[.:\s]+$/, '');
  return /[A-Za-z]/.test(plain) ? plain : undefined;
}

/** A name made of the fixed words of a message, when they say something on their own. */
function messageName(argument: ts.Expression): string | undefined {
  const message = messageOf(argument);
  if (message === undefined || isCode(message)) return undefined;
  const name = typeNameOf(tellingPart(message));
  return name === undefined || !/[a-z0-9][A-Z]/.test(name) ? undefined : name;
}

/** `order ${id} is already ${status}` ends in words that say nothing without what follows; long ones end at a clause. */
function tellingPart(message: string): string {
  const [clause = ''] = message.replace(/^(?:errors?|exceptions?|messages?|msg)[.:_]/i, '').split(/[.;:,!?(]\s|[.!?]$/);
  const words = clause
    .trim()
    .split(/\s+/)
    .filter((word, index, all) => !isLostLink(word, all[index + 1] ?? ''));
  const isOpen = (words.at(-1) ?? '').includes(hole);
  const plain = words.filter((word) => !word.includes(hole) && /[A-Za-z]/.test(word));
  const short = plain.length > 8 ? untilLink(plain) : plain;
  while ((isOpen || short !== plain) && dangling.has(short.at(-1)?.toLowerCase() ?? '')) short.pop();
  return short.join(' ');
}

/** `charge of ${amount} failed` is a charge that failed. */
function isLostLink(word: string, next: string): boolean {
  return next.startsWith(hole) && /^(?:of|for|with|by|in|on|from)$/i.test(word);
}

function untilLink(words: readonly string[]): string[] {
  const cut = words.findIndex((word, index) => index > 2 && links.has(word.toLowerCase()));
  return words.slice(0, cut < 0 ? 7 : cut);
}

const links = new Set(
  'from with of for to in on at by because since than while when if as until before after and or'.split(' '),
);
const dangling = new Set([
  ...links,
  ...'the a an is are was were be been already between must cannot can may should not least most than exactly only'.split(
    ' ',
  ),
]);

/** `INVALID_REFUND`, `user-not-found`, `ErrorCode.NotFound`: a code that stands among the arguments. */
function codeName(argument: ts.Expression, subject: string): string | undefined {
  const text =
    ts.isPropertyAccessExpression(argument) && /^[A-Z]/.test(argument.name.text)
      ? argument.name.text
      : ts.isStringLiteralLike(argument) && isCode(argument.text)
        ? argument.text
        : undefined;
  const name = text === undefined ? undefined : typeNameOf(/^[A-Z0-9]+$/.test(text) ? text.toLowerCase() : text);
  if (name === undefined || text === undefined || (argument.getText().split('.')[0] ?? '').endsWith('Status'))
    return undefined;
  return name === 'NotFound' || !/[a-z0-9][A-Z]/.test(name) ? `${subject}${name}` : name;
}

function isCode(text: string): boolean {
  return /^[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+)+$/.test(text) || /^[A-Z][A-Z0-9]+$/.test(text);
}

/** A class says what went wrong, unless it is one for everything. */
function classNameOf(className: string, guard: string | undefined, subject: string): string | undefined {
  const plain = className.replace(/(?:Http)?(?:Exception|Error)$/, '');
  if (plain === 'NotFound') {
    const missing = guard?.replace(/Missing$/, '');
    return `${missing !== undefined && missing !== guard ? missing : subject}NotFound`;
  }
  if (general.test(plain)) return undefined;
  const isNoun = plain !== className && !/[a-z0-9][A-Z]/.test(plain) && !/(?:ed|out|found)$/i.test(plain);
  return isNoun ? `${plain}Failed` : plain;
}

const general =
  /^(?:|Http|Domain|App|Application|Api|Base|Custom|Service|Business|Logic|Runtime|Type|Range|Internal|InternalServer|BadRequest|Conflict|Forbidden|Unauthorized|Unprocessable|UnprocessableEntity|Validation|Graphql|GraphQL|Rpc)$/;

/** One word is better than none: `declined: …` → `PaymentDeclined`. */
function looseName(argument: ts.Expression, subject: string): string | undefined {
  const message = messageOf(argument);
  const name = message === undefined ? undefined : typeNameOf(tellingPart(message));
  if (name === undefined) return undefined;
  return name.endsWith('ed') && !name.startsWith(subject) ? `${subject}${name}` : capital(name);
}

/** The text of an error's message; parts that are computed are holes. */
function messageOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => `${hole}${literal.text}`)].join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return `${messageOf(node.left) ?? hole}${messageOf(node.right) ?? hole}`;
  }
  return ts.isObjectLiteralExpression(node) ? messageOfObject(node) : undefined;
}

/** `{ message: 'Room is taken' }`, `{ errors: { email: 'emailNotFound' } }`. */
function messageOfObject(node: ts.ObjectLiteralExpression): string | undefined {
  const values = node.properties.filter(ts.isPropertyAssignment);
  const wanted = ['message', 'error', 'detail', 'title', 'reason', 'code', 'errors'].flatMap((name) =>
    values.filter((property) => property.name.getText() === name),
  );
  const inner = values.filter(({ initializer }) => ts.isStringLiteralLike(initializer));
  const isNested = ts.isPropertyAssignment(node.parent);
  const [found] = [...wanted, ...(isNested ? inner : [])].map(({ initializer }) => messageOf(initializer));
  return found;
}
