import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { isFixed } from './argument.ts';
import { argumentType } from './argument-type.ts';
import { mayChange } from './argument-order.ts';
import { type Env, fits, neededLocals, neededType, nodesFrom } from './build.ts';
import type { Action } from './dependency.ts';
import { isDirect } from './direct.ts';
import type { Extract } from './extract.ts';
import type { Target } from './target.ts';
import { advance, liveAt } from './frame.ts';
import { createAllocator } from './naming.ts';
import type { Session } from './session.ts';
import { byPosition } from './text.ts';
import { type Field, safeField } from './variants.ts';

/** A way out of a decision with all that it carries. */
export interface TargetPlan {
  readonly target: Target;
  readonly action: Action | undefined;
  readonly carried: readonly (Field & { readonly local: Local | undefined; readonly value: string })[];
  /** Which argument is which carried field. */
  readonly argumentFields: ReadonlyMap<number, string>;
}

/** Plans what a way out of a decision carries: values made there, narrowed there, or computed for the effect. */
export function planTarget(build: Session, target: Target, cut: Extract, env: Env): TargetPlan {
  const action = target.kind === 'effect' ? build.dependencies.actionOf(target.step.effect) : undefined;
  const carried: (Field & { local: Local | undefined; value: string })[] = [];
  const argumentFields = new Map<number, string>();
  const names = createAllocator();
  const direct = action === undefined ? [] : argumentsInPlace(build, action);
  for (const local of localsNeeded(build, target, direct)) {
    const nodes = [...direct, ...nodesOf(build, target)];
    const wanted = neededType(build, local, nodes);
    const have = env.get(local);
    const isFresh = cut.declared.has(local) || cut.assigned.has(local) || have === undefined;
    // The end of a guarded block hands on all that is read behind it.
    if (target.kind !== 'end' && !isFresh && fits(build, have, wanted)) continue;
    if (!cut.declared.has(local)) cut.usage.locals.add(local);
    const name = names.take(safeField(local.name));
    carried.push({ name, type: wanted.text, local, value: local.name });
  }
  for (const [index, argument] of (action?.args ?? []).entries()) {
    if (direct.includes(argument) || isFixed(argument)) continue;
    const name = names.take(safeField(action?.argNames[index] ?? 'input'));
    const value = build.renderer.text(argument, cut.usage);
    carried.push({ name, type: argumentType(build.oracle, argument), local: undefined, value });
    argumentFields.set(index, name);
  }
  return { target, action, carried, argumentFields };
}

/** The arguments that the orchestrator spells itself, at the moment of the call. */
function argumentsInPlace(build: Session, action: Action): readonly ts.Expression[] {
  const isPlain = (argument: ts.Expression): boolean => isDirect(build, argument, action.isObserver);
  const changing = action.args.findLastIndex((argument) => !isPlain(argument) && mayChange(argument));
  return action.args.filter(
    (argument, index) =>
      action.late.includes(argument) || (isPlain(argument) && (index > changing || ts.isIdentifier(argument))),
  );
}

function localsNeeded(build: Session, target: Target, direct: readonly ts.Expression[]): readonly Local[] {
  if (target.kind === 'end') return target.scope.liveAfter;
  if (target.kind !== 'effect') return neededLocals(build, target.frame, target.frame.scope);
  const own = new Set(direct.flatMap((argument) => [...build.liveness.reads(argument)]));
  const bound = target.step.binding === undefined ? new Set<Local>() : build.liveness.writes(target.step.binding);
  const later = liveAt(advance(target.frame), target.frame.scope, build.liveness);
  for (const local of later) if (!bound.has(local)) own.add(local);
  return [...own].sort(byPosition);
}

/** The code behind a way out. */
export function nodesOf(build: Session, target: Target): readonly ts.Node[] {
  if (target.kind === 'end') return nodesFrom(undefined, target.scope);
  return target.kind === 'effect'
    ? nodesFrom(advance(target.frame), target.frame.scope)
    : nodesFrom(target.frame, target.frame.scope);
}
