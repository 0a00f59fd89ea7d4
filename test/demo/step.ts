import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** How a step ended. */
export interface Outcome {
  readonly isFine: boolean;
}

/** Runs one command in the project and prints what it did: its title, the command, a few lines, and how long it took. */
export async function runStep(
  cwd: string,
  title: string,
  command: readonly string[],
  summarise: (output: string) => readonly string[],
  expectedStatus = 0,
): Promise<Outcome> {
  console.log(`▸ ${title}\n  $ ${command.join(' ')}`);
  const start = performance.now();
  const { status, output } = await run(cwd, command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status !== expectedStatus) {
    console.log(`${indent(output)}\n  ✗ exit code ${status}, after ${seconds} s\n`);
    return { isFine: false };
  }
  console.log(`${indent(summarise(output).join('\n'))}\n  ✓ ${seconds} s\n`);
  return { isFine: true };
}

async function run(
  cwd: string,
  [program = '', ...args]: readonly string[],
): Promise<{ status: number; output: string }> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  return { status, output: Buffer.concat(chunks).toString('utf8').trim() };
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
