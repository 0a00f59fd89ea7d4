import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import { capital, typeNameOf } from './naming.ts';

/** Members by which an answer says how it went: `{ ok: false, error: 'locked' }`. */
const telling = /^(?:error|errorCode|code|reason|status|state|kind|type|outcome|result|message)$/;

/** A name for an answer that says in words how it went: `login` with `error: 'locked'` → `LoginLocked`. */
export function tagNameOf(value: ts.Expression, method: string): string | undefined {
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property) || !telling.test(property.name.getText())) continue;
    const word = wordOf(skipParentheses(property.initializer));
    const name = word === undefined ? undefined : typeNameOf(word, 5);
    if (name !== undefined && name.length > 2) return nameOf(name, capital(method));
  }
  return undefined;
}

/** A sentence names itself; one word needs to be told of what. */
function nameOf(name: string, method: string): string {
  return /[a-z0-9][A-Z]/.test(name) || name.startsWith(method) ? name : `${method}${name}`;
}

function wordOf(value: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(value)) return value.text;
  return ts.isPropertyAccessExpression(value) && /^[A-Z]/.test(value.getText()) ? value.name.text : undefined;
}
