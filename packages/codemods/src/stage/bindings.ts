import type { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { type Binding, type Build, type Env, fits, neededType, typeText } from './build.ts';
import { type Allocator, createAllocator } from './naming.ts';
import type { Session } from './session.ts';

/** Where the orchestrator finds a local. */
export function pathOf(build: Session, local: Local, env: Env): string {
  const binding = env.get(local);
  if (binding === undefined) throw new Error(`\`${local.name}\` has no value here`);
  return binding.path;
}

/** A local under a name of the orchestrator, with the type of its declaration. */
export function bindingOf(build: Build, local: Local, path: string): Binding {
  const type = build.oracle.typeAt(local.declaration);
  return { path, type, text: typeText(build, type, local.declaration) };
}

/** Whether every local of a direct expression is known in the type it has there. */
export function isKnown(build: Session, node: ts.Expression, env: Env): boolean {
  return [...build.liveness.reads(node)].every((local) => {
    const binding = env.get(local);
    return binding !== undefined && fits(build, binding, neededType(build, local, [node]));
  });
}

/** The names of one method's variables. */
export function createWriterNames(): Allocator {
  return createAllocator();
}
