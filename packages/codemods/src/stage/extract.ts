import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import {
  branchOf,
  canComplete,
  canListComplete,
  holdsBreak,
  skipParentheses,
  statementsOf,
} from '../analysis/syntax.ts';
import type { Build } from './build.ts';
import {
  arrivalsAfter,
  findEffectStatement,
  liveAt,
  settle,
  total,
  type EffectStatement,
  type Frame,
  type Scope,
} from './frame.ts';
import { createUsage, type Usage } from './rendering.ts';
import { type Filled, type Variant } from './variants.ts';

/** Where a decision ends without ending the method. */
export type Target =
  | { readonly kind: 'effect'; readonly frame: Frame; readonly step: EffectStatement }
  | { readonly kind: 'attempt'; readonly frame: Frame; readonly statement: ts.TryStatement }
  | { readonly kind: 'join'; readonly frame: Frame }
  | { readonly kind: 'end'; readonly scope: Scope };

/** The code of a decision, cut out of the method; placeholders stand for the values of its ways out. */
export interface Extract {
  readonly text: string;
  readonly targets: readonly Target[];
  readonly results: ReadonlySet<string>;
  readonly usage: Usage;
  readonly declared: ReadonlySet<Local>;
  readonly assigned: ReadonlySet<Local>;
  /** What the code, or anything after it, reads of what was there before. */
  readonly live: ReadonlySet<Local>;
}

/** Stands for the value of a way out until all that it carries is known; no source text holds it. */
export function placeholder(index: number): string {
  return `\u0001${index}\u0001`;
}

/** Cuts the code from a frame on, up to the first effect on every path. */
export function extract(build: Build, entry: Frame): Extract {
  const usage = createUsage();
  const declared = new Set<Local>();
  const assigned = new Set<Local>();
  const results = new Set<string>();
  const targets: Target[] = [];
  const text: string[] = [];

  function place(target: Target): void {
    if (target.kind === 'end' && target.scope.kind === 'main') {
      text.push(`\n${resultText(build.results.ofEnd())}`);
      return;
    }
    const known = targets.findIndex((other) => isSameTarget(other, target));
    if (known < 0) targets.push(target);
    text.push(`\nreturn ${placeholder(known < 0 ? targets.length - 1 : known)};`);
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
      const frame: Frame = { list, index, next, scope, isJoin: false };
      const step = findEffectStatement(statement, build.effects);
      if (step !== undefined || ts.isTryStatement(statement)) {
        text.push(leadOf(statement).trimEnd());
        if (step !== undefined) place({ kind: 'effect', frame, step });
        else if (ts.isTryStatement(statement)) place({ kind: 'attempt', frame, statement });
        return false;
      }
      if (!walkCompound(statement, frame)) return false;
    }
    return true;
  }

  function walkCompound(statement: ts.Statement, frame: Frame): boolean {
    const rest = restAfter(build, frame);
    const completes = walkBranches(statement, rest, frame.scope);
    if (!completes) return false;
    if (!rest.isJoin) return true;
    place({ kind: 'join', frame: rest });
    return false;
  }

  function walkBranches(statement: ts.Statement, rest: Frame, scope: Scope): boolean {
    text.push(leadOf(statement));
    if (ts.isBlock(statement)) return walkBranch(statement.statements, rest, scope);
    if (ts.isIfStatement(statement)) {
      text.push(`if (${render(statement.expression, scope)}) `);
      const then = walkBranch(branchOf(statement.thenStatement), rest, scope);
      if (statement.elseStatement === undefined) return true;
      text.push(' else ');
      if (ts.isIfStatement(statement.elseStatement)) return walkElseIf(statement.elseStatement, rest, scope) || then;
      return walkBranch(branchOf(statement.elseStatement), rest, scope) || then;
    }
    if (ts.isSwitchStatement(statement)) return walkSwitch(statement, rest, scope);
    return refuse(
      statement,
      'effect-in-loop',
      'An effect is repeated in a loop.',
      'Loops with effects come with a later tier.',
    );
  }

  function walkElseIf(statement: ts.IfStatement, rest: Frame, scope: Scope): boolean {
    if (build.effects.isEffectful(statement)) return walkBranches(statement, rest, scope);
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
    text.push(`switch (${render(statement.expression, scope)}) {`);
    for (const [index, clause] of clauses.entries()) {
      text.push(`\n${ts.isCaseClause(clause) ? `case ${render(clause.expression, scope)}` : 'default'}:`);
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

  function walkPure(statement: ts.Statement, scope: Scope): void {
    if (isBareDeclaration(statement)) return;
    for (const local of build.liveness.writes(statement)) assigned.add(local);
    collectDeclared(statement);
    text.push(leadOf(statement), render(statement, scope));
  }

  function collectDeclared(statement: ts.Statement): void {
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        const local = build.locals.find(node);
        if (local?.declaration === node) declared.add(local);
      }
      ts.forEachChild(node, visit);
    };
    visit(statement);
  }

  function render(node: ts.Node, scope: Scope): string {
    return build.renderer.text(node, usage, (statement) => exitText(statement, scope));
  }

  function exitText(statement: ts.ReturnStatement | ts.ThrowStatement, scope: Scope): string {
    if (scope.kind === 'cleanup') {
      return refuse(statement, 'finally-with-exit', 'A `finally` returns or throws.', 'Leave the method elsewhere.');
    }
    if (ts.isReturnStatement(statement)) return resultText(build.results.ofReturn(statement));
    if (scope.failure === undefined) return resultText(build.results.ofThrow(statement));
    results.add(scope.failure);
    const error = build.renderer.text(skipParentheses(statement.expression), usage);
    return `return { kind: ${build.names.intentKinds}.${scope.failure}, error${error === 'error' ? '' : `: ${error}`} };`;
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
    live: liveAt(entry, entry.scope, build.liveness),
  };
}

/** The frame after a compound statement; a join when several ways lead there and more than a plain return follows. */
export function restAfter(build: Build, frame: Frame): Frame {
  const statement = frame.list[frame.index];
  const rest: Frame = { ...frame, index: frame.index + 1, isJoin: false };
  const ways = statement === undefined ? 0 : total(arrivalsAfter(statement, build.effects));
  return { ...rest, isJoin: ways > 1 && !isTrivial(settle(rest)) };
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

function withoutBreak(clause: ts.CaseOrDefaultClause, isLast: boolean): readonly ts.Statement[] {
  const opened = statementsOf(clause.statements);
  const cut = opened.findIndex((statement) => ts.isBreakStatement(statement));
  const list = cut < 0 ? opened : opened.slice(0, cut);
  const [nested] = list.filter((statement) => holdsBreak(statement));
  if (nested !== undefined) {
    refuse(
      nested,
      'break-in-branch',
      'A `break` stands inside a branch of a case.',
      'Use `if` and `else` within the case.',
    );
  }
  const after = clause.statements.at(-1);
  const leaves = cut >= 0 || (after !== undefined && ts.isBreakStatement(after));
  if (!leaves && !isLast && canListComplete(list)) {
    refuse(
      clause,
      'switch-fall-through',
      'A case with effects falls into the next one.',
      'End the case with `break` or `return`.',
    );
  }
  return list;
}

function isSameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'end' || b.kind === 'end') return a.kind === b.kind;
  return a.kind === b.kind && a.frame.list === b.frame.list && a.frame.index === b.frame.index;
}

function leadOf(statement: ts.Statement): string {
  const width = statement.getLeadingTriviaWidth();
  const lead = statement.getFullText().slice(0, width);
  return lead.includes('/') ? lead.trimEnd() + '\n' : '\n';
}
