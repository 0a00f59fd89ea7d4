import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { holdsWait } from '../analysis/syntax.ts';
import { nodesFrom, type Build } from './build.ts';
import { arrivalsAfter, liveAt, settle, total, type Frame } from './frame.ts';

/** The frame after a compound statement; a join when several ways lead there and more than a plain return follows. */
export function restAfter(build: Build, frame: Frame): Frame {
  const statement = frame.list[frame.index];
  const rest: Frame = { ...frame, index: frame.index + 1, isJoin: false, isOpened: false };
  const ways = statement === undefined ? 0 : total(arrivalsAfter(statement, build.effects));
  return { ...rest, isJoin: ways > 1 && !isTrivial(settle(rest)) && !isHurried(rest) };
}

/** Whether what follows must stay in the method that it stands in, on each way there: as a method of its own it would end later. */
function isHurried(rest: Frame): boolean {
  return rest.scope.closure?.isRaced === true && nodesFrom(rest, rest.scope).some((node) => holdsWait(node));
}

/** How many choices may stand inside one another. */
export function nestingOf({ nesting }: Build, { closure }: Frame['scope']): number {
  return nesting > 0 && closure?.isRaced === true ? 4 : nesting;
}

/** `let x = 'fine';` where every way writes `x` again before it is read. */
export function isDeadStore(build: Build, statement: ts.Statement, after: Frame): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration?.initializer === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) return false;
  const { initializer } = declaration;
  const isPlain = ts.isLiteralExpression(initializer) || ts.isToken(initializer) || ts.isIdentifier(initializer);
  const local = build.locals.find(declaration.name);
  return isPlain && local !== undefined && !liveAt(after, after.scope, build.liveness).has(local);
}

/** `let x: T;` — it is declared where it is first needed. */
export function isBareDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(
      ({ initializer, name }) => initializer === undefined && ts.isIdentifier(name),
    )
  );
}

function isTrivial(frame: Frame | undefined): boolean {
  const statement = frame?.list[frame.index];
  if (statement === undefined) return true;
  if (!ts.isReturnStatement(statement)) return false;
  const { expression } = statement;
  return (
    expression === undefined ||
    ts.isIdentifier(expression) ||
    ts.isToken(expression) ||
    ts.isLiteralExpression(expression)
  );
}

/** The locals that a statement declares. */
export function declaredIn({ locals }: Build, statement: ts.Statement): readonly Local[] {
  const { pos, end } = statement;
  return locals.all.filter(({ declaration }) => pos <= declaration.pos && declaration.end <= end);
}
