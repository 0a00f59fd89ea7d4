#!/usr/bin/env node
import { keepCompiledCode } from './compiled-code.ts';
import { readVersion } from './version.ts';

/** What the system takes for a failure inside a program. */
const failed = 70;

keepCompiledCode();
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${readVersion()}\n`);
} else {
  const [{ main }, { processTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/process.ts')]);
  process.exitCode = await main(args, processTerminal()).catch((error: unknown) => {
    if (process.env.TACET_DEBUG !== undefined) throw error;
    const hint = 'This is a defect of tacet: please report it. With TACET_DEBUG=1 it says where it failed.';
    process.stderr.write(`error tacet itself failed: ${messageOf(error)}\n  hint: ${hint}\n`);
    return failed;
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
