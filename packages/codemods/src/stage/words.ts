import { ts } from 'ts-morph';
import { namesOf } from '../analysis/locals.ts';
import { calleeNameOf } from '../normalise/shapes.ts';
import type { Extract } from './extract.ts';
import type { Target } from './target.ts';
import type { Session } from './session.ts';
import type { TargetPlan } from './target-plan.ts';

/** A word for what follows behind a way out. */
export function wordOf(build: Session, target: Target | undefined): string {
  if (target?.kind === 'end' && target.scope.kind === 'turn') return target.scope.completion ?? 'end turn';
  if (target === undefined || target.kind === 'end') return `complete ${build.unit.method}`;
  if (target.kind === 'effect') return build.dependencies.actionOf(target.step.effect).name.replace(/^#/, '');
  if (target.kind === 'loop') return wordOfLoop(target.statement);
  if (target.kind === 'attempt') return `try ${nameOfNext(build, [target.statement.tryBlock])}`;
  return `proceed`;
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
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (found.length > 0) return;
    const effect = build.effects.find(node);
    if (effect !== undefined) found.push(calleeNameOf(effect.node));
    else ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return found[0] ?? build.unit.method;
}

/** A sentence for an intent. */
export function docOf(build: Session, plan: TargetPlan): string {
  const { target } = plan;
  if (target.kind === 'effect') return `\`${build.dependencies.actionOf(target.step.effect).name}\` is next.`;
  if (target.kind === 'loop') return 'A loop is next.';
  return target.kind === 'attempt' ? 'A guarded block is next.' : 'Nothing is to be done before going on.';
}
