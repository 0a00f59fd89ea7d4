import type { ArgumentPath } from '../model.ts';
import type { Report } from '../report.ts';
import type { SpecNode } from '../source/tree.ts';
import { resolvePath, type Sources } from './arguments.ts';
import { brokenType, describeType } from './types.ts';

/** Follows the path of what is to be saved; reports what is not the entity. */
export function resolveEntity(node: SpecNode, sources: Sources, report: Report): ArgumentPath | undefined {
  const resolved = resolvePath(node, sources, report);
  if (resolved === undefined) return undefined;
  if (resolved.type.kind === 'entity' || resolved.type === brokenType) return resolved.path;
  report(
    'wrong-type',
    node,
    `Only the entity is saved; this path leads to ${describeType(resolved.type)}.`,
    'Write a path such as intent.newState.',
  );
  return undefined;
}
