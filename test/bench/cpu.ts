import { spawnSync } from 'node:child_process';
import { median } from './measure.ts';

/** A program whose CPU time is measured. */
export interface Program {
  readonly name: string;
  readonly command: readonly string[];
}

/** The CPU time of a whole program, all its threads and children included. */
export interface CpuTime {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  /** The median of its time over the first program's of the same round: what else the machine does slows both. */
  readonly ratio: number;
}

/** Runs programs round by round, each once per round in changing order; a round to warm up is thrown away. */
export function compareCpu(programs: readonly Program[], cwd: string, rounds: number): readonly CpuTime[] {
  const times = new Map<Program, number[]>(programs.map((program) => [program, []]));
  for (let round = 0; round <= rounds; round++) {
    const shift = round % programs.length;
    for (const program of [...programs.slice(shift), ...programs.slice(0, shift)]) {
      const time = cpuOf(program, cwd);
      if (round > 0) times.get(program)?.push(time);
    }
  }
  const [base = []] = times.values();
  return [...times].map(([{ name }, measured]) => ({
    name,
    medianMs: median(measured),
    minMs: Math.min(...measured),
    ratio: median(measured.map((time, round) => time / (base[round] ?? Number.NaN))),
  }));
}

/** A linter exits with 1 when it has findings; anything above is a failure. */
function cpuOf({ name, command }: Program, cwd: string): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const [user = '', system = ''] = stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  const time = (Number(user) + Number(system)) * 1000;
  if ((status !== 0 && status !== 1) || !(time > 0)) throw new Error(`${name} failed:\n${stderr}`);
  return time;
}
