import { findInstaller } from '@tacet/templates';
import { examplePath } from './files.ts';
import type { SetupStep } from './setup-plan.ts';

const needed = {
  run: ['zod'],
  develop: ['@tacet/templates', 'eslint', 'eslint-plugin-tacet', 'plop', 'tacet', 'vitest'],
} as const;

/** The commands that come after `tacet init`, for the project's package manager and without what it has already. */
export function nextCommands(
  manifest: string,
  names: readonly string[],
  steps: readonly SetupStep[],
): readonly string[] {
  const manager = findInstaller([names]);
  const lacks = (name: string): boolean => !manifest.includes(`"${name}"`);
  const run = needed.run.filter(lacks);
  const develop = needed.develop.filter(lacks);
  const isExample = steps.some(({ path, action }) => path === examplePath && action === 'create');
  return [
    ...(run.length > 0 ? [`${manager.add} ${run.join(' ')}`] : []),
    ...(develop.length > 0 ? [`${manager.addDev} ${develop.join(' ')}`] : []),
    isExample ? `${manager.run} plop orchestrator --spec ${examplePath}` : `${manager.run} tacet generate`,
  ];
}
