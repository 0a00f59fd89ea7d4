import { ts } from 'ts-morph';
import type { FileScope, LocalName } from '../analysis/file-scope.ts';
import { capital } from '../stage/naming.ts';

/** Whether a name stands for a value whose type can be given a name: a constant, a variable, a function. */
export function isValue({ shape }: LocalName): boolean {
  return shape === 'const' || shape === 'let' || shape === 'function';
}

/** The name of a value's type, as the service exports it: `defaults` → `Defaults`. */
export function typeOfValue(name: string, scope: FileScope): string {
  const wanted = [capital(name), `${capital(name)}Type`];
  const found = wanted.find((each) => scope.get(each) === undefined || isTypeOf(name, scope.get(each)));
  if (found !== undefined) return found;
  let count = 2;
  while (scope.has(`${capital(name)}Type${String(count)}`)) count += 1;
  return `${capital(name)}Type${String(count)}`;
}

/** Whether a file says already what the type of a value is called. */
export function isTypeOf(name: string, entry: ReturnType<FileScope['get']>): boolean {
  if (entry?.kind !== 'local' || !ts.isTypeAliasDeclaration(entry.node)) return false;
  return entry.isExported && entry.node.type.getText() === `typeof ${name}`;
}
