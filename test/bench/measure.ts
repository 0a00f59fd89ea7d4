import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** A whole process that is timed. */
export interface Contender {
  readonly name: string;
  /** Program and arguments; `node` is the Node that runs the benchmark. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** Puts the place in order before each run; not timed. */
  readonly prepare?: () => void;
  /** At most this many times the first contender. */
  readonly goal?: number;
}

/** What was measured of one contender, in the same rounds as all others of its table. */
export interface Measurement {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  /** The median in multiples of the first contender's. */
  readonly ratio: number;
  readonly goal?: number;
}

/** Times whole processes round by round, each once per round in changing order; one round more, to warm up, is thrown away. */
export function compare(contenders: readonly Contender[], rounds: number): readonly Measurement[] {
  const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round <= rounds; round++) {
    const shift = round % contenders.length;
    for (const contender of [...contenders.slice(shift), ...contenders.slice(0, shift)]) {
      const time = runOnce(contender);
      if (round > 0) times.get(contender)?.push(time);
    }
  }
  const base = median(times.get(contenders[0]!)!);
  return contenders.map((contender) => {
    const measured = times.get(contender)!;
    const { name, goal } = contender;
    const medianMs = median(measured);
    return {
      name,
      medianMs,
      minMs: Math.min(...measured),
      ratio: medianMs / base,
      ...(goal === undefined ? {} : { goal }),
    };
  });
}

/** Runs a Node process once, untimed, and answers with its peak memory in MB. */
export function measurePeak(contender: Contender): number {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-peak-'));
  const record = join(folder, 'peak');
  const probe = new URL('./peak.mjs', import.meta.url).href;
  runOnce(contender, { NODE_OPTIONS: `--import=${probe}`, TACET_PEAK_FILE: record });
  const kilobytes = Number(readFileSync(record, 'utf8'));
  rmSync(folder, { recursive: true });
  return kilobytes / 1024;
}

/** The middle of a list, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function runOnce({ name, command, cwd, prepare }: Contender, env: NodeJS.ProcessEnv = {}): number {
  prepare?.();
  const [program = '', ...args] = command;
  const start = performance.now();
  const result = spawnSync(program === 'node' ? process.execPath : program, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', CI: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const time = performance.now() - start;
  if (result.status !== 0) throw new Error(`${name} (${command.join(' ')}) failed:\n${result.stderr}`);
  return time;
}
