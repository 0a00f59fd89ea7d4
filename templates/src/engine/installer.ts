/** How a package manager is told to add packages and to run their programs. */
export interface Installer {
  readonly lock: string;
  readonly add: string;
  readonly addDev: string;
  readonly run: string;
}

const npm: Installer = {
  lock: 'package-lock.json',
  add: 'npm install',
  addDev: 'npm install --save-dev',
  run: 'npx',
};

const managers: readonly Installer[] = [
  { lock: 'pnpm-lock.yaml', add: 'pnpm add', addDev: 'pnpm add --save-dev', run: 'pnpm exec' },
  { lock: 'yarn.lock', add: 'yarn add', addDev: 'yarn add --dev', run: 'yarn' },
  { lock: 'bun.lock', add: 'bun add', addDev: 'bun add --dev', run: 'bunx' },
  npm,
];

/** What installs packages in a project, by the names in its root, then by those in the folders around it; npm where none tells. */
export function findInstaller(folders: readonly (readonly string[])[]): Installer {
  const found = folders.flatMap((names) => managers.filter(({ lock }) => names.includes(lock)));
  return found[0] ?? npm;
}
