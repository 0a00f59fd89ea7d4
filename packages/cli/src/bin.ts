#!/usr/bin/env node
import { keepCompiledCode } from './compiled-code.ts';
import { readVersion } from './version.ts';

keepCompiledCode();
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${readVersion()}\n`);
} else {
  const [{ main }, { processTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/process.ts')]);
  process.exitCode = await main(args, processTerminal());
}
