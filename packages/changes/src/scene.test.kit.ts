import { onTestFinished } from 'vitest';
import { applyChanges } from './apply.ts';
import { planChanges } from './plan-changes.ts';
import type { ChangeRequest } from './request.ts';
import { fastParent, makeTree, removeTree } from './tree.test.kit.ts';

/** A folder with these files that is gone when the test is over. */
export function tree(files: Readonly<Record<string, string | Uint8Array>> = twoFiles): string {
  const root = makeTree(files, fastParent);
  onTestFinished(() => {
    removeTree(root);
  });
  return root;
}

const twoFiles = { 'a.ts': 'old a', 'b.ts': 'old b' };

/** One change of each kind, for the tree with two files. */
export const requests: readonly ChangeRequest[] = [
  { path: 'a.ts', content: 'new a' },
  { path: 'b.ts', delete: true },
  { path: 'lib/c.ts', content: 'new c' },
];

/** Plans and applies; the codes of the problems. */
export async function apply(root: string, ...changes: readonly ChangeRequest[]): Promise<readonly string[]> {
  const { plan, problems } = planChanges(root, changes);
  return (plan === undefined ? problems : (await applyChanges(plan)).problems).map(({ code }) => code);
}
