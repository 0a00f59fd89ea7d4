#!/usr/bin/env node
import nodeModule from 'node:module';
import { readVersion } from './version.ts';

// Node 22 and later keep compiled code between runs.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
  nodeModule.enableCompileCache();

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${readVersion()}\n`);
} else {
  const [{ main }, { processTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/process.ts')]);
  process.exitCode = await main(args, processTerminal());
}
