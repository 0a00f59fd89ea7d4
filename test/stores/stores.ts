import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createStoresPlace } from './place.ts';

const place = createStoresPlace(`stores-${process.pid}`);
for (const reason of place.reasons) console.log(`left out: ${reason}`);
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--root', place.folder, ...process.argv.slice(2)], {
  cwd: place.folder,
  env: { ...process.env, ...place.env },
  stdio: 'inherit',
});
place.remove();
process.exitCode = status ?? 1;
