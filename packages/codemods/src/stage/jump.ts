import { ts } from 'ts-morph';
import { jumpTarget } from '../analysis/jumps.ts';
import type { Env } from './build.ts';
import { addIntent, writeEnd } from './exits.ts';
import type { Frame, Scope } from './frame.ts';
import { capital } from './naming.ts';
import { writeLeaving } from './leave.ts';
import type { Session, Writer } from './session.ts';
import { camel, caseText } from './text.ts';

/** One way of jumping within a loop: where it leads, and the intent that tells it to the scopes around. */
interface Landing {
  readonly scope: Scope;
  /** `undefined`: the end of the scope. */
  readonly frame: Frame | undefined;
  readonly wanted: string;
  readonly doc: string;
  variant: string | undefined;
}

/** Where `continue` and `break` of a loop lead. */
export interface LoopPlace {
  readonly goOn: Landing;
  readonly leave: Landing;
}

/** A jump as a scope sees it: to a place of its own, or by an intent that the scope around understands. */
export type Jump =
  { readonly kind: 'place'; readonly frame: Frame | undefined } | { readonly kind: 'intent'; readonly name: string };

/** Remembers where the jumps of a loop lead. */
export function openLoop(
  build: Session,
  statement: ts.IterationStatement,
  word: string,
  goOn: Pick<Landing, 'scope' | 'frame'>,
  leave: Pick<Landing, 'scope' | 'frame'>,
): void {
  build.tiers.add('T3');
  if (build.loops.has(statement)) return;
  build.loops.set(statement, {
    goOn: { ...goOn, wanted: `next ${word}`, doc: 'The loop goes on.', variant: undefined },
    leave: { ...leave, wanted: `stop ${word}`, doc: 'The loop ends early.', variant: undefined },
  });
}

/** What a `break` or `continue` means in a scope; `undefined` when it stays within the code that moves as a whole. */
export function findJump(build: Session, statement: ts.BreakOrContinueStatement, scope: Scope): Jump | undefined {
  const place = build.loops.get(jumpTarget(statement));
  if (place === undefined) return undefined;
  const landing = ts.isContinueStatement(statement) ? place.goOn : place.leave;
  if (landing.scope === scope) return { kind: 'place', frame: landing.frame };
  landing.variant ??= addIntent(build, build.typeNames.take(capital(camel(landing.wanted))), [], landing.doc).name;
  return { kind: 'intent', name: landing.variant };
}

/** Spells a jump in the orchestrator. */
export function writeJump(build: Session, jump: Jump, scope: Scope, env: Env, writer: Writer): string {
  if (jump.kind === 'place') {
    return jump.frame === undefined ? writeEnd(build, scope, env, writer) : build.write(jump.frame, scope, env, writer);
  }
  writer.returns.add(jump.name);
  return `return { kind: ${build.names.intentKinds}.${jump.name} };`;
}

/** The cases for whatever else a step can return: jumps that lead to this scope, and results, which are passed on. */
export function writeExits(
  build: Session,
  names: readonly string[],
  scope: Scope,
  env: Env,
  writer: Writer,
  variable: string,
): readonly string[] {
  const cases: string[] = [];
  const passed: string[] = [];
  for (const name of names) {
    const landing = [...build.loops.values()]
      .flatMap(({ goOn, leave }) => [goOn, leave])
      .find((each) => each.variant === name && each.scope === scope);
    if (landing === undefined) passed.push(name);
    else {
      const text = writeJump(build, { kind: 'place', frame: landing.frame }, scope, env, writer);
      cases.push(caseText(`${build.names.intentKinds}.${name}`, text));
    }
  }
  return [...writeLeaving(build, passed, scope, writer, variable), ...cases];
}

/** The enum member that tells a variant. */
export function kindOf(build: Session, variant: string): string {
  const isResult = build.results.all.some(({ name }) => name === variant);
  return `${isResult ? build.names.resultKinds : build.names.intentKinds}.${variant}`;
}
