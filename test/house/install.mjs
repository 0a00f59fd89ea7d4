// Installs the dependencies when the lock file is newer than what is installed, so that each command works on a fresh clone.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

const modifiedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isInstalled = modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json');
if (!isInstalled) execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
