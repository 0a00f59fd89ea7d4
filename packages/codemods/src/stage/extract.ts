import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { branchOf, canComplete, skipParentheses } from '../analysis/syntax.ts';
import { type Change, changesIn } from './changes.ts';
import { withoutBreak } from './clauses.ts';
import { answer } from './leave.ts';
import { findJump } from './jump.ts';
import type { Session } from './session.ts';
import { openWhile } from './while.ts';
import { type Closure, findEffectStatement, liveAt, type Frame, type Scope } from './frame.ts';
import { declaredIn, isBareDeclaration, isDeadStore, restAfter } from './statements.ts';
import { leadOf } from './text.ts';
import { isSameTarget, placeholder, type Target } from './target.ts';
import { createUsage, type Usage } from './rendering.ts';
import { type Filled, type Variant } from './variants.ts';

/** The code of a decision, cut out of the method; placeholders stand for the values of its ways out. */
export interface Extract {
  readonly text: string;
  readonly targets: readonly Target[];
  readonly results: ReadonlySet<string>;
  readonly usage: Usage;
  readonly declared: ReadonlySet<Local>;
  readonly assigned: ReadonlySet<Local>;
  /** The members that the code assigns. */
  readonly changes: readonly Change[];
  /** What the code, or anything after it, reads of what was there before. */
  readonly live: ReadonlySet<Local>;
}

/** Cuts the code from a frame on, up to the first effect on every path. */
export function extract(build: Session, entry: Frame): Extract {
  const usage = createUsage();
  const declared = new Set<Local>();
  const assigned = new Set<Local>();
  const results = new Set<string>();
  const changes: Change[] = [];
  const targets: Target[] = [];
  const text: string[] = [];

  function place(target: Target): void {
    text.push(`\n${placeText(target)}`);
  }

  function placeText(target: Target): string {
    if (target.kind === 'end' && target.scope.kind === 'main') return resultText(build.results.ofEnd());
    const known = targets.findIndex((other) => isSameTarget(other, target));
    if (known < 0) targets.push(target);
    return `return ${placeholder(known < 0 ? targets.length - 1 : known)};`;
  }

  function walkChain(): void {
    let frame: Frame | undefined = entry;
    while (frame !== undefined) {
      if (frame.isJoin && frame !== entry) {
        place({ kind: 'join', frame });
        return;
      }
      if (!walkList(frame.list, frame.index, frame.next, frame.scope)) return;
      frame = frame.next;
    }
    place({ kind: 'end', scope: entry.scope });
  }

  /** Whether the end of the list can be reached within the decision. */
  function walkList(list: readonly ts.Statement[], from: number, next: Frame | undefined, scope: Scope): boolean {
    for (const [offset, statement] of list.slice(from).entries()) {
      const index = from + offset;
      if (!build.effects.isEffectful(statement)) {
        if (!isDeadStore(build, statement, { list, index: index + 1, next, scope, isJoin: false }))
          walkPure(statement, scope);
        if (!canComplete(statement)) return false;
        continue;
      }
      const isEntry = list === entry.list && index === entry.index;
      const frame: Frame = { list, index, next, scope, isJoin: false, isOpened: isEntry && entry.isOpened === true };
      const step = findEffectStatement(statement, build.effects);
      if (step !== undefined || ts.isTryStatement(statement)) {
        text.push(leadOf(statement).trimEnd());
        if (step !== undefined) place({ kind: 'effect', frame, step });
        else if (ts.isTryStatement(statement)) place({ kind: 'attempt', frame, statement });
        return false;
      }
      if (ts.isForOfStatement(statement)) {
        text.push(leadOf(statement).trimEnd());
        place({ kind: 'loop', frame, statement });
        return false;
      }
      if (ts.isWhileStatement(statement) && frame.isOpened !== true) {
        place({ kind: 'join', frame: { ...frame, isJoin: true } });
        return false;
      }
      if (!walkCompound(statement, frame)) return false;
    }
    return true;
  }

  function walkCompound(statement: ts.Statement, frame: Frame): boolean {
    const rest = restAfter(build, frame);
    const completes = walkBranches(statement, rest, frame.scope, frame);
    if (!completes) return false;
    if (!rest.isJoin) return true;
    place({ kind: 'join', frame: rest });
    return false;
  }

  function walkBranches(statement: ts.Statement, rest: Frame, scope: Scope, frame: Frame): boolean {
    text.push(leadOf(statement));
    if (ts.isBlock(statement)) return walkBranch(statement.statements, rest, scope);
    if (ts.isIfStatement(statement)) {
      text.push(`if (${renderChoice(statement.expression, scope)}) `);
      const then = walkBranch(branchOf(statement.thenStatement), rest, scope);
      if (statement.elseStatement === undefined) return true;
      text.push(' else ');
      if (ts.isIfStatement(statement.elseStatement))
        return walkElseIf(statement.elseStatement, rest, scope, frame) || then;
      return walkBranch(branchOf(statement.elseStatement), rest, scope) || then;
    }
    if (ts.isSwitchStatement(statement)) return walkSwitch(statement, rest, scope);
    if (ts.isWhileStatement(statement)) return walkWhile(statement, frame, rest);
    throw new Error('a statement with effects was not made plain');
  }

  function walkElseIf(statement: ts.IfStatement, rest: Frame, scope: Scope, frame: Frame): boolean {
    if (build.effects.isEffectful(statement)) return walkBranches(statement, rest, scope, frame);
    walkPure(statement, scope);
    return canComplete(statement);
  }

  function walkBranch(list: readonly ts.Statement[], rest: Frame, scope: Scope): boolean {
    text.push('{');
    const completes = walkList(list, 0, rest, scope);
    text.push('\n}');
    return completes;
  }

  function walkSwitch(statement: ts.SwitchStatement, rest: Frame, scope: Scope): boolean {
    const { clauses } = statement.caseBlock;
    let completes = !clauses.some((clause) => ts.isDefaultClause(clause));
    text.push(`switch (${renderChoice(statement.expression, scope)}) {`);
    for (const [index, clause] of clauses.entries()) {
      text.push(`\n${ts.isCaseClause(clause) ? `case ${renderChoice(clause.expression, scope)}` : 'default'}:`);
      if (clause.statements.length === 0 && index < clauses.length - 1) continue;
      const list = withoutBreak(clause, index === clauses.length - 1);
      if (walkBranch(list, rest, scope)) {
        text.push('\nbreak;');
        completes = true;
      }
    }
    text.push('\n}');
    return completes;
  }

  /** The condition of a loop is looked at once; its end leads back to the method that looks at it. */
  function walkWhile(statement: ts.WhileStatement, frame: Frame, rest: Frame): boolean {
    const { head, isOnce } = openWhile(build, statement, frame, rest);
    const body = branchOf(statement.statement);
    if (isOnce) {
      if (walkList(body, 0, head, frame.scope)) place({ kind: 'join', frame: head });
      return false;
    }
    text.push(`if (${render(statement.expression, frame.scope)}) {`);
    if (walkList(body, 0, head, frame.scope)) place({ kind: 'join', frame: head });
    text.push('\n}');
    return true;
  }

  function walkPure(statement: ts.Statement, scope: Scope): void {
    if (isBareDeclaration(statement)) return;
    for (const local of build.liveness.writes(statement)) assigned.add(local);
    for (const local of declaredIn(build, statement)) declared.add(local);
    changes.push(...changesIn(statement));
    text.push(leadOf(statement), render(statement, scope));
  }

  /** A condition may assign, too: `(match = find(x)) !== null`. */
  function renderChoice(node: ts.Expression, scope: Scope): string {
    for (const local of build.liveness.writes(node)) assigned.add(local);
    return render(node, scope);
  }

  function render(node: ts.Node, scope: Scope): string {
    const exit = (statement: ts.ReturnStatement | ts.ThrowStatement): string => exitText(statement, scope);
    return build.renderer.text(node, usage, Object.assign(exit, { jump: jumpText(scope) }));
  }

  const jumpText =
    (scope: Scope) =>
    (statement: ts.BreakOrContinueStatement): string | undefined => {
      const jump = findJump(build, statement, scope);
      if (jump === undefined) return undefined;
      if (jump.kind === 'place')
        return placeText(jump.frame === undefined ? { kind: 'end', scope } : { kind: 'join', frame: jump.frame });
      results.add(jump.name);
      return `return { kind: ${build.names.intentKinds}.${jump.name} };`;
    };

  function exitText(statement: ts.ReturnStatement | ts.ThrowStatement, scope: Scope): string {
    if (scope.kind === 'cleanup') {
      return refuse(statement, 'finally-with-exit', 'A `finally` returns or throws.', 'Leave the method elsewhere.');
    }
    if (ts.isReturnStatement(statement)) {
      const { closure } = scope;
      return closure === undefined
        ? resultText(build.results.ofReturn(statement))
        : answerText(statement, closure, scope);
    }
    if (scope.failure === undefined) return resultText(build.results.ofThrow(statement));
    results.add(scope.failure);
    const error = build.renderer.text(skipParentheses(statement.expression), usage);
    return `return { kind: ${build.names.intentKinds}.${scope.failure}, error${error === 'error' ? '' : `: ${error}`} };`;
  }

  /** The value of a function value; whether it is a variant is known when all ends of the decision are. */
  function answerText({ expression }: ts.ReturnStatement, closure: Closure, scope: Scope): string {
    if (expression === undefined && scope.kind === 'closure') return placeText({ kind: 'end', scope });
    results.add(closure.answered);
    const value = expression === undefined ? 'undefined' : build.renderer.text(skipParentheses(expression), usage);
    return `return ${answer.open}${closure.type === 'void' ? '' : value}${answer.close};`;
  }

  function resultText({ variant, values }: Filled<Variant>): string {
    results.add(variant.name);
    const members = variant.fields.map(({ name }, index) => {
      const value = values[index];
      const written = value === undefined ? name : build.renderer.text(value, usage);
      return written === name ? name : `${name}: ${written}`;
    });
    return `return { ${[`kind: ${build.names.resultKinds}.${variant.kind}`, ...members].join(', ')} };`;
  }

  walkChain();
  return {
    text: text.join(''),
    targets,
    results,
    usage,
    declared,
    assigned,
    changes,
    live: liveAt(entry, entry.scope, build.liveness),
  };
}
