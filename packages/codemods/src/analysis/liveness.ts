import { ts } from 'ts-morph';
import { isEndless, jumpTarget } from './jumps.ts';
import { isWrite, type Local, type Locals } from './locals.ts';

/** The locals whose present value is read later on. */
export type Live = ReadonlySet<Local>;

/** Liveness of a unit's locals, computed backwards over its statements. */
export interface Liveness {
  /** Live before the statements of a list from an index on, given what is live after the list. */
  before(list: readonly ts.Statement[], index: number, after: Live): Live;
  reads(node: ts.Node): Live;
  writes(node: ts.Node): Live;
}

/** Creates the liveness of a unit. */
export function createLiveness(locals: Locals): Liveness {
  const landings = new Map<ts.Node, { readonly goOn: Live; readonly leave: Live }>();

  function reads(node: ts.Node): Live {
    const isInside = ({ declaration }: Local): boolean => declaration.pos >= node.pos && declaration.end <= node.end;
    return new Set([...collect(node, (identifier) => !isPureWrite(identifier))].filter((local) => !isInside(local)));
  }

  function writes(node: ts.Node): Live {
    return collect(node, (identifier) => isWrite(identifier) || isDeclared(identifier));
  }

  function collect(root: ts.Node, wanted: (identifier: ts.Identifier) => boolean): Live {
    const found = new Set<Local>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && wanted(node)) {
        const local = locals.find(node);
        if (local !== undefined) found.add(local);
      }
      ts.forEachChild(node, visit);
    };
    visit(root);
    return found;
  }

  function before(list: readonly ts.Statement[], index: number, after: Live): Live {
    return list.slice(index).reduceRight((live, statement) => beforeStatement(statement, live), after);
  }

  function beforeStatement(statement: ts.Statement, after: Live): Live {
    if (ts.isBlock(statement)) return before(statement.statements, 0, after);
    if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return reads(statement);
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.reduceRight(
        (live, declaration) => union(without(live, writes(declaration.name)), readsOfDeclaration(declaration)),
        after,
      );
    }
    if (ts.isExpressionStatement(statement)) return beforeExpression(statement.expression, after);
    if (ts.isIfStatement(statement)) {
      const { expression, thenStatement, elseStatement } = statement;
      const otherwise = elseStatement === undefined ? after : beforeStatement(elseStatement, after);
      return union(reads(expression), beforeStatement(thenStatement, after), otherwise);
    }
    if (ts.isSwitchStatement(statement)) return beforeSwitch(statement, after);
    if (ts.isTryStatement(statement)) return beforeTry(statement, after);
    if (ts.isWhileStatement(statement)) return beforeWhile(statement, after);
    if (ts.isBreakOrContinueStatement(statement)) return beforeJump(statement, after);
    return union(outerReads(statement), after);
  }

  /** What a statement reads that was declared before it. */
  function outerReads(statement: ts.Statement): Live {
    const isOuter = ({ declaration }: Local): boolean =>
      declaration.pos < statement.pos || declaration.end > statement.end;
    return new Set([...reads(statement)].filter(isOuter));
  }

  /** What the condition, a next turn, or the code behind the loop reads; computed until nothing is new. */
  function beforeWhile(loop: ts.WhileStatement, after: Live): Live {
    const ends = isEndless(loop) ? new Set<Local>() : after;
    let head = union(reads(loop.expression), ends);
    for (let size = -1; size !== head.size;) {
      size = head.size;
      landings.set(loop, { goOn: head, leave: after });
      head = union(head, beforeStatement(loop.statement, head));
    }
    return head;
  }

  function beforeJump(jump: ts.BreakOrContinueStatement, after: Live): Live {
    const landing = landings.get(jumpTarget(jump));
    if (landing === undefined) return after;
    return ts.isContinueStatement(jump) ? landing.goOn : landing.leave;
  }

  /** A guarded block can fail anywhere: what its handlers read is live all the way through. */
  function beforeTry({ tryBlock, catchClause, finallyBlock }: ts.TryStatement, after: Live): Live {
    const settled = finallyBlock === undefined ? after : before(finallyBlock.statements, 0, after);
    const caught = catchClause?.variableDeclaration?.name;
    const rescued = catchClause === undefined ? settled : before(catchClause.block.statements, 0, settled);
    const handlers = caught === undefined ? rescued : without(rescued, writes(caught));
    const cleaned = finallyBlock === undefined ? [] : before(finallyBlock.statements, 0, new Set());
    return union(before(tryBlock.statements, 0, settled), handlers, new Set(cleaned));
  }

  function beforeExpression(expression: ts.Expression, after: Live): Live {
    if (
      ts.isBinaryExpression(expression) &&
      expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(expression.left)
    ) {
      return union(without(after, writes(expression.left)), reads(expression.right));
    }
    return union(reads(expression), after);
  }

  function readsOfDeclaration({ name, initializer }: ts.VariableDeclaration): Live {
    const own = initializer === undefined ? new Set<Local>() : reads(initializer);
    return ts.isIdentifier(name) ? own : union(own, without(reads(name), writes(name)));
  }

  function beforeSwitch({ expression, caseBlock }: ts.SwitchStatement, after: Live): Live {
    let next = after;
    let all = union(reads(expression), after);
    for (const clause of [...caseBlock.clauses].reverse()) {
      next = before(clause.statements, 0, union(next, after));
      all = union(all, next, ts.isCaseClause(clause) ? reads(clause.expression) : new Set());
    }
    return all;
  }

  return { before, reads, writes };
}

/** The union of sets of locals. */
export function union(...sets: readonly Live[]): Live {
  return new Set(sets.flatMap((set) => [...set]));
}

function without(live: Live, gone: Live): Live {
  return new Set([...live].filter((local) => !gone.has(local)));
}

/** `x` in `x = 1`, where the old value does not matter. */
function isPureWrite(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  if (isDeclared(identifier)) return true;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === identifier &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

function isDeclared(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  return (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent)) && parent.name === identifier;
}
