import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import { skipParentheses, someNode } from '../analysis/syntax.ts';
import { hasModifier, type Unit } from '../scan/units.ts';

/** One way in which a façade turns a result back. */
export interface Arm {
  /** `PaymentResultKind.NotFound`; missing when there is one result only. */
  readonly label: ts.Expression | undefined;
  readonly isThrow: boolean;
  /** What is returned or thrown. */
  readonly value: ts.Expression | undefined;
}

/** A parameter of the façade that the orchestrator is given, perhaps as a value object. */
export interface Input {
  readonly name: string;
  /** The function that makes a value object of it: `paymentIdOf`. */
  readonly factory: string | undefined;
}

/** A method, or an exported function, that asks an orchestrator and turns its results back. */
export interface Facade {
  readonly unit: Unit;
  /** `new ProcessPaymentOrchestrator(…)`. */
  readonly creation: ts.NewExpression;
  readonly orchestrator: string;
  /** The orchestrator's method. */
  readonly method: string;
  /** The façade's parameters that are passed on, in order. */
  readonly inputs: readonly Input[];
  /** The variable that holds the result in the façade. */
  readonly result: string | undefined;
  readonly arms: readonly Arm[];
  readonly isAsync: boolean;
}

/** Reads a façade as the migration writes it; one that was changed since is refused. */
export function readFacade(unit: Unit): Facade {
  if (ts.isReturnStatement(unit.node.parent)) return handingOut(unit.node);
  if (ts.isPropertyDeclaration(unit.node.parent)) return keptInField(unit.node);
  if (unit.node.typeParameters !== undefined) return changed(unit.node);
  const [first, second, ...others] = unit.body.statements;
  const asked = first === undefined ? undefined : readQuestion(first);
  if (asked === undefined || others.length > 0) return changed(unit.node);
  const { call, result } = asked;
  const { expression: callee } = call;
  const creation = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  if (creation === undefined || !ts.isNewExpression(creation) || !ts.isPropertyAccessExpression(callee)) {
    return changed(call);
  }
  if (someNode(creation, (node) => ts.isThrowStatement(node))) return raising(creation);
  const parameters = new Set(unit.node.parameters.map(({ name }) => name.getText()));
  const inputs = call.arguments.map((argument) => readInput(argument, parameters));
  const dependsOnInput = someNode(creation, (node) => ts.isIdentifier(node) && isFree(node, parameters));
  if (!inputs.every((input) => input !== undefined) || dependsOnInput) return changed(call);
  return {
    unit,
    creation,
    orchestrator: creation.expression.getText(),
    method: callee.name.text,
    inputs,
    result,
    arms: readArms(second, result),
    isAsync: hasModifier(unit.node, ts.SyntaxKind.AsyncKeyword),
  };
}

/** `handle = async () => { … }` is often handed on without its object. */
function keptInField(node: ts.Node): never {
  const reason = 'The function is the value of a field, and may be called from elsewhere.';
  return refuse(node, 'facade-shape', reason, 'Make it a method, or keep the façade.');
}

/** A function that a method makes: who calls it cannot be told. */
function handingOut(node: ts.Node): never {
  return refuse(
    node,
    'facade-shape',
    'The method hands out a function, and who calls it cannot be told.',
    'Keep the façade: the function is called from elsewhere.',
  );
}

/** A façade that throws while the orchestrator runs: a caller that catches would no longer see all that it catches. */
function raising(creation: ts.Node): never {
  return refuse(
    creation,
    'facade-shape',
    'Within a callback the façade throws by itself: not every failure is a result.',
    'Move the callers by hand: those that catch keep their `try`.',
  );
}

function readInput(argument: ts.Expression, parameters: ReadonlySet<string>): Input | undefined {
  if (ts.isIdentifier(argument))
    return parameters.has(argument.text) ? { name: argument.text, factory: undefined } : undefined;
  if (!ts.isCallExpression(argument) || !ts.isIdentifier(argument.expression)) return undefined;
  const [only, ...others] = argument.arguments;
  if (only === undefined || others.length > 0 || !ts.isIdentifier(only) || !parameters.has(only.text)) return undefined;
  return { name: only.text, factory: argument.expression.text };
}

interface Question {
  readonly call: ts.CallExpression;
  readonly result: string | undefined;
}

function readQuestion(statement: ts.Statement): Question | undefined {
  const declaration = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined;
  const asked = ts.isExpressionStatement(statement) ? statement.expression : declaration?.initializer;
  if (asked === undefined) return undefined;
  const call = skipParentheses(ts.isAwaitExpression(asked) ? asked.expression : asked);
  return ts.isCallExpression(call) ? { call, result: declaration?.name.getText() } : undefined;
}

/** A name that means a parameter of the façade, not one of a function inside. */
function isFree(node: ts.Identifier, parameters: ReadonlySet<string>): boolean {
  if (!parameters.has(node.text)) return false;
  if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) return false;
  for (let at: ts.Node = node; !ts.isBlock(at); at = at.parent) {
    if (ts.isArrowFunction(at) && at.parameters.some(({ name }) => name.getText() === node.text)) return false;
  }
  return true;
}

function readArms(statement: ts.Statement | undefined, result: string | undefined): readonly Arm[] {
  if (statement === undefined) return [{ label: undefined, isThrow: false, value: undefined }];
  if (!ts.isSwitchStatement(statement)) return [readArm(undefined, [statement])];
  if (statement.expression.getText() !== `${result ?? ''}.kind`) return changed(statement);
  return statement.caseBlock.clauses.map((clause) =>
    ts.isCaseClause(clause) ? readArm(clause.expression, clause.statements) : changed(clause),
  );
}

function readArm(label: ts.Expression | undefined, statements: readonly ts.Statement[]): Arm {
  const [only, ...others] = statements;
  if (only === undefined) throw new Error('a façade has a statement for each of its results');
  const isExit = ts.isReturnStatement(only) || ts.isThrowStatement(only);
  if (!isExit || others.length > 0) return changed(only);
  if (only.expression !== undefined && someNode(only.expression, ({ kind }) => kind === ts.SyntaxKind.ThisKeyword)) {
    return changed(only);
  }
  return { label, isThrow: ts.isThrowStatement(only), value: only.expression };
}

function changed(node: ts.Node): never {
  return refuse(
    node,
    'facade-shape',
    'The façade is not what a migration writes.',
    'Undo the changes of the façade, or move its callers by hand.',
  );
}
