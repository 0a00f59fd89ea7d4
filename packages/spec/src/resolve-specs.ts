import type { LoadedSpec, Use } from './load.ts';
import type { Context } from './model.ts';
import { quote } from './near.ts';
import { resolveContext } from './resolve/context.ts';
import type { PatternProblems } from './resolve/values.ts';
import { entriesOf, findEntry } from './source/tree.ts';

/** Resolves specs after those that they use; gives those without an error, by path. */
export function resolveSpecs(
  specs: ReadonlyMap<string, LoadedSpec>,
  patternProblems: PatternProblems,
): ReadonlyMap<string, Context> {
  const begun = new Set<string>();
  const resolved = new Map<string, Context>();
  const sound = new Map<string, Context>();
  const resolve = (spec: LoadedSpec): void => {
    begun.add(spec.path);
    const { collector, root } = spec;
    const uses: Use[] = [];
    for (const use of spec.uses) {
      const target = specs.get(use.target);
      if (target?.status !== 'read') reportMissing(use, spec, target?.status === 'directory');
      else if (begun.has(target.path) && !resolved.has(target.path) && target.root !== undefined)
        reportCycle(use, spec);
      else {
        if (!begun.has(target.path)) resolve(target);
        uses.push(use);
      }
    }
    if (root === undefined) return;
    const used = collectUsed(spec, uses, resolved);
    const brokenValues = new Set(uses.flatMap(({ target }) => namesOfValues(specs.get(target))));
    const context = resolveContext(root, { path: spec.path, uses: used, brokenValues, patternProblems }, collector);
    resolved.set(spec.path, context);
    if (!collector.hasErrors() && uses.every(({ target }) => sound.has(target))) sound.set(spec.path, context);
  };
  for (const path of [...specs.keys()].sort()) {
    const spec = specs.get(path);
    if (spec !== undefined && !begun.has(path)) resolve(spec);
  }
  return sound;
}

function namesOfValues(spec: LoadedSpec | undefined): readonly string[] {
  return entriesOf(findEntry(spec?.root, 'values')?.value).map(({ key }) => key);
}

function reportMissing({ node, target }: Use, { collector }: LoadedSpec, isDirectory: boolean): void {
  const message = isDirectory ? `${quote(target)} is a directory.` : `There is no spec ${quote(target)}.`;
  collector.report('missing-uses', node, message, 'Paths under "uses" are relative to this file.');
}

function reportCycle({ node, target }: Use, { path, collector }: LoadedSpec): void {
  collector.report(
    'cyclic-uses',
    node,
    `${quote(target)} uses ${quote(path)} itself, directly or through others.`,
    'Move what both need into a third spec.',
  );
}

/** The used contexts, the indirectly used ones first; reports a name that two contexts define. */
function collectUsed(spec: LoadedSpec, uses: readonly Use[], resolved: ReadonlyMap<string, Context>): Context['uses'] {
  const own = new Map(entriesOf(findEntry(spec.root, 'values')?.value).map(({ key, keyPlace }) => [key, keyPlace]));
  const used = new Map<string, Context['uses'][number]>();
  const owners = new Map<string, string>();
  for (const { target, node } of uses) {
    const context = resolved.get(target);
    if (context === undefined) continue;
    for (const { name, path, values } of [...context.uses, context]) {
      if (used.has(path)) continue;
      used.set(path, { name, path, values });
      for (const value of values) {
        const ownPlace = own.get(value.name);
        const owner =
          ownPlace === undefined ? owners.get(value.name) : `this spec, at ${spec.collector.describe(ownPlace)},`;
        owners.set(value.name, quote(path));
        if (owner === undefined) continue;
        spec.collector.report(
          'duplicate-name',
          node,
          `${owner} defines ${quote(value.name)}, and ${quote(path)} does, too.`,
          'Rename one of the two.',
        );
      }
    }
  }
  return [...used.values()];
}
