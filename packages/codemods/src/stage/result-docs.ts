import { ts } from 'ts-morph';
import { messageTextOf } from './error-names.ts';

/** The statement that a body ends with; what is tried counts as if it succeeded. */
export function lastOf({ statements }: ts.Block): ts.Statement | undefined {
  const last = statements.at(-1);
  if (last === undefined) return undefined;
  if (ts.isTryStatement(last)) return lastOf(last.tryBlock);
  return ts.isBlock(last) ? lastOf(last) : last;
}

/** A sentence for a result that stands for an error. */
export function docOfError(error: ts.NewExpression, className: string): string {
  const message = messageTextOf(error);
  return `Thrown as \`${className}\`${message === undefined ? '' : `: ${message}`}.`;
}

/** A sentence for a result that is returned; a short answer that says how it went is shown. */
export function docOfReturn(method: string, told: ts.Expression | undefined): string {
  const text = told?.getText().replace(/\s+/g, ' ') ?? '';
  const isShown = text !== '' && text.length <= 60 && !/[`$]|\*\//.test(text);
  return isShown ? `\`${method}\` returns \`${text}\`.` : `What \`${method}\` returns.`;
}
