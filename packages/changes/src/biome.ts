import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import type { FormatText } from './formatter-config.ts';

/** Finds the Biome that a folder of the user's project sees, to be run there; undefined when there is none. */
export function findBiome(folder: string): FormatText | undefined {
  const program = findProgram(folder);
  if (program === undefined) return undefined;
  return async (absolute, text) => {
    const name = relative(folder, absolute).split(sep).join('/');
    const { status, output, complaint } = await run(
      program,
      ['format', '--colors=off', `--stdin-file-path=${name}`],
      folder,
      text,
    );
    if (status === 0) return output;
    if (/formatter is currently disabled|ignored/.test(complaint)) return text;
    throw new Error(/[×✖] (.+)/.exec(complaint)?.[1] ?? complaint);
  };
}

function findProgram(folder: string): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve('@biomejs/biome/bin/biome');
  } catch {
    return undefined;
  }
}

interface Finished {
  readonly status: number | null;
  readonly output: string;
  readonly complaint: string;
}

async function run(program: string, args: readonly string[], folder: string, input: string): Promise<Finished> {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'pipe' });
    const output: string[] = [];
    const complaint: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => complaint.push(chunk));
    child.on('error', reject);
    // A child that exits without reading closes the pipe; its exit status tells why.
    child.stdin.on('error', () => undefined);
    child.on('close', (status) => {
      resolve({ status, output: output.join(''), complaint: complaint.join('') });
    });
    child.stdin.end(input);
  });
}
