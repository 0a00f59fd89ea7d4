import { examplePath } from './files.ts';
import type { SetupStep } from './setup-plan.ts';

const needed = {
  run: ['zod'],
  develop: ['@tacet/templates', 'eslint', 'eslint-plugin-tacet', 'plop', 'tacet', 'vitest'],
} as const;

const managers = [
  { lock: 'pnpm-lock.yaml', add: 'pnpm add', addDev: 'pnpm add --save-dev', run: 'pnpm exec' },
  { lock: 'yarn.lock', add: 'yarn add', addDev: 'yarn add --dev', run: 'yarn' },
  { lock: 'bun.lock', add: 'bun add', addDev: 'bun add --dev', run: 'bunx' },
  { lock: 'package-lock.json', add: 'npm install', addDev: 'npm install --save-dev', run: 'npx' },
] as const;

/** The commands that come after `tacet init`, for the project's package manager and without what it has already. */
export function nextCommands(
  manifest: string,
  names: readonly string[],
  steps: readonly SetupStep[],
): readonly string[] {
  const manager = managers.find(({ lock }) => names.includes(lock)) ?? managers[3];
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
