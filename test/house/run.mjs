// Runs one of the house's own tools from its TypeScript source, on our packages' sources: `node test/house/run.mjs <tool> [arguments]`.
import { spawnSync } from 'node:child_process';

await import('./install.mjs');
const { status } = spawnSync(process.execPath, ['--conditions=source', '--import=tsx', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
