import { ts } from 'ts-morph';
import type { Effect } from '../analysis/effects.ts';
import { holdsExit } from '../analysis/syntax.ts';
import { namesOf } from '../analysis/locals.ts';
import { ambientWords, effectWordsOf } from './effect-words.ts';
import type { Extract } from './extract.ts';
import { findEffectStatement, type Frame } from './frame.ts';
import type { Target } from './target.ts';
import { camel } from './text.ts';
import type { Session } from './session.ts';
import type { TargetPlan } from './target-plan.ts';

/** A word for what follows behind a way out. */
export function wordOf(build: Session, target: Target | undefined): string {
  if (target?.kind === 'end' && target.scope.kind === 'turn') return target.scope.completion ?? 'end turn';
  if (target === undefined || target.kind === 'end') return `complete ${build.unit.method}`;
  if (target.kind === 'effect') return wordOfEffect(build, target.frame, target.step.effect);
  if (target.kind === 'loop') return wordOfLoop(target.statement);
  if (target.kind === 'attempt') return `try ${nameOfNext(build, [target.statement.tryBlock])}`;
  return wordOfFrame(build, target.frame) ?? 'proceed';
}

/** What the code from a frame on is for: its first effect that does more than read the clock. */
export function wordOfFrame(build: Session, frame: Frame | undefined): string | undefined {
  for (let at = frame; at !== undefined; at = at.next) {
    const word = nameOfFirst(build, at.list.slice(at.index));
    if (word !== undefined) return word;
  }
  return undefined;
}

/** The word of an effect; one that only reads the clock is called as what follows it in the same row. */
function wordOfEffect(build: Session, { list, index }: Frame, effect: Effect): string {
  const own = build.dependencies.actionOf(effect).name.replace(/^#/, '');
  if (!ambientWords.has(own)) return own;
  for (const statement of list.slice(index + 1)) {
    const step = findEffectStatement(statement, build.effects);
    if (step === undefined && (build.effects.isEffectful(statement) || holdsExit(statement))) return own;
    const word = step === undefined ? own : effectWordsOf(step.effect.target, build.oracle);
    if (!ambientWords.has(word)) return word;
  }
  return own;
}

/** `each order` for `for (const order of orders)`. */
export function wordOfLoop({ initializer }: ts.ForOfStatement): string {
  const [declaration] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  const [first] = declaration === undefined ? [] : namesOf(declaration.name);
  return `each ${first?.text ?? 'item'}`;
}

/** A word for the first way out. */
export function nameAhead(build: Session, cut: Extract): string {
  return wordOf(build, cut.targets[0]);
}

/** A word for the first effect of some code. */
export function nameOfNext(build: Session, nodes: readonly ts.Node[]): string {
  return nameOfFirst(build, nodes) ?? build.unit.method;
}

function nameOfFirst(build: Session, nodes: readonly ts.Node[]): string | undefined {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (found.some((word) => !ambientWords.has(word))) return;
    const effect = build.effects.find(node);
    if (effect !== undefined) found.push(effectWordsOf(effect.target, build.oracle));
    else ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return found.find((word) => !ambientWords.has(word)) ?? found[0];
}

/** A sentence for an intent. */
export function docOf(build: Session, { target, action }: TargetPlan): string {
  if (action !== undefined) return `Goes on with \`${action.callee}\`.`;
  if (target.kind === 'loop') return `Goes on with the loop over \`${target.statement.expression.getText()}\`.`;
  if (target.kind === 'attempt')
    return `Goes on with \`${camel(nameOfNext(build, [target.statement.tryBlock]))}\`, which may fail.`;
  if (target.kind === 'end') return 'Nothing is left to do here.';
  const word = wordOfFrame(build, target.frame);
  return word === undefined ? 'Goes on.' : `Goes on with \`${camel(word)}\` at once.`;
}

/** A sentence for a decision with several ways out. */
export function docOfDecision({ unit }: Session, after: string | undefined): string {
  return after === undefined
    ? `Decides how \`${unit.method}\` goes on.`
    : `Decides how \`${unit.method}\` goes on after \`${after}\`.`;
}
