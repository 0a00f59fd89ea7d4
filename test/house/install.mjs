// Installs the dependencies when the lock file is newer than what is installed, so that each command works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const modifiedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isInstalled = modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json');
const isDone = (...command) =>
  spawnSync('npm', [...command, '--no-audit', '--no-fund'], { stdio: 'inherit' }).status === 0;

// `npm ci` insists on the binaries of every platform, which not every registry has; the second way takes the locked versions, too.
if (!isInstalled && !isDone('ci') && !isDone('install', '--no-save')) process.exit(1);
