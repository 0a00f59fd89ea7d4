import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import { branchOf, canListComplete, skipParentheses, someNode } from '../analysis/syntax.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { CallSite } from './call-site.ts';
import type { Facade } from './facade.ts';

/** A `try` around a call that tells errors apart by their classes: it becomes cases of the switch. */
export interface Handlers {
  readonly statement: ts.TryStatement;
  /** The statements of the guarded block after the call. */
  readonly rest: readonly ts.Statement[];
  /** The caught variable. */
  readonly error: string;
  /** What is done with an error that a façade throws; `undefined` when it is passed on. */
  find(error: ts.Expression): readonly ts.Statement[] | undefined;
}

interface Context {
  readonly sources: readonly ts.SourceFile[];
  readonly oracle: TypeOracle;
}

interface Handler {
  readonly type: ts.Identifier;
  readonly body: readonly ts.Statement[];
}

/**
 * The handlers around a call, `undefined` when errors are not told apart there. It must be certain that no other code
 * throws what they catch, and that they pass everything else on.
 */
export function readHandlers(site: CallSite, facade: Facade, context: Context): Handlers | undefined {
  const statement = guardOf(site.statement);
  const clause = statement?.catchClause;
  const error = clause?.variableDeclaration?.name;
  if (statement === undefined || clause === undefined || !someNode(clause.block, isTypeTest)) return undefined;
  const handlers = error === undefined ? undefined : handlersOf(clause.block, error.getText());
  const [first, ...rest] = statement.tryBlock.statements;
  if (
    handlers === undefined ||
    error === undefined ||
    first !== site.statement ||
    statement.finallyBlock !== undefined
  ) {
    return unclear(
      clause,
      'The `catch` does more than telling errors apart by their classes and passing the others on.',
    );
  }
  for (const { type } of handlers) refuseShared(type, facade, context);
  const classes = facade.arms.flatMap(({ isThrow, value }) => (isThrow && value !== undefined ? [value] : []));
  if (!classes.every((thrown) => classOf(thrown) !== undefined)) {
    return unclear(clause, 'The façade passes errors on whose class is not known.');
  }
  return {
    statement,
    rest,
    error: error.getText(),
    find: (thrown) => handlers.find(({ type }) => isInstance(thrown, type, context.oracle))?.body,
  };
}

function guardOf(statement: ts.Statement): ts.TryStatement | undefined {
  const { parent } = statement;
  return ts.isBlock(parent) && ts.isTryStatement(parent.parent) && parent.parent.tryBlock === parent
    ? parent.parent
    : undefined;
}

function isTypeTest(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

/** `if (error instanceof A) …` in any number, then `throw error`. */
function handlersOf({ statements }: ts.Block, error: string): readonly Handler[] | undefined {
  const last = statements.at(-1);
  if (last === undefined || !ts.isThrowStatement(last) || last.expression.getText() !== error) return undefined;
  const handlers = statements.slice(0, -1).map((statement) => handlerOf(statement, error));
  return handlers.every((handler) => handler !== undefined) ? handlers : undefined;
}

function handlerOf(statement: ts.Statement, error: string): Handler | undefined {
  if (!ts.isIfStatement(statement) || statement.elseStatement !== undefined) return undefined;
  const test = skipParentheses(statement.expression);
  const body = branchOf(statement.thenStatement);
  if (!ts.isBinaryExpression(test) || !isTypeTest(test) || test.left.getText() !== error) return undefined;
  return ts.isIdentifier(test.right) && !canListComplete(body) ? { type: test.right, body } : undefined;
}

/** Refuses a class whose errors come from elsewhere, too: it is not certain who throws them. */
export function refuseShared(type: ts.Identifier, { unit }: Facade, { sources, oracle }: Context): void {
  const symbol = original(type, oracle);
  const visit = (node: ts.Node): void => {
    const isMade =
      ts.isNewExpression(node) && ts.isIdentifier(node.expression) && original(node.expression, oracle) === symbol;
    const isElsewhere =
      node.pos < unit.node.pos || node.end > unit.node.end || node.getSourceFile() !== unit.node.getSourceFile();
    if (isMade && isElsewhere) unclear(type, `Other code makes errors of the class \`${type.text}\`, too.`);
    const isBase =
      ts.isHeritageClause(node) && node.types.some(({ expression }) => original(expression, oracle) === symbol);
    if (isBase) unclear(type, `\`${type.text}\` has classes below it.`);
    ts.forEachChild(node, visit);
  };
  const isOwn = symbol?.declarations?.every((declaration) => sources.includes(declaration.getSourceFile())) ?? false;
  if (!isOwn) unclear(type, `\`${type.text}\` is not a class of this project: other code may throw it.`);
  for (const source of sources) if (source.text.includes(type.text)) visit(source);
}

function original(node: ts.Node, oracle: TypeOracle): ts.Symbol | undefined {
  const symbol = oracle.symbolAt(node);
  return symbol === undefined ? undefined : oracle.original(symbol);
}

/** The class of an error that is made on the spot. */
export function classOf(thrown: ts.Expression): ts.Identifier | undefined {
  return ts.isNewExpression(thrown) && ts.isIdentifier(thrown.expression) ? thrown.expression : undefined;
}

/** Whether an error that is made on the spot is of a class. */
export function isInstance(thrown: ts.Expression, type: ts.Identifier, oracle: TypeOracle): boolean {
  const name = classOf(thrown);
  return name !== undefined && original(name, oracle) === original(type, oracle);
}

function unclear(node: ts.Node, reason: string): never {
  return refuse(node, 'catch-unclear', reason, 'Move this call by hand: switch on the result of the orchestrator.');
}
