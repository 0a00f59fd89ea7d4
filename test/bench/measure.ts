import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** What was measured of one contender, in the same rounds as all others of its table; other work on the machine slows the clock, not the CPU time. */
export interface Measurement {
  readonly name: string;
  /** CPU time, of the user and of the system. */
  readonly medianMs: number;
  readonly minMs: number;
  /** The median in multiples of the first contender's. */
  readonly ratio: number;
  /** The median by the clock, and in multiples of the first contender's. */
  readonly clockMs: number;
  readonly clockRatio: number;
  readonly goal?: number;
}

interface Times {
  readonly cpu: number;
  readonly clock: number;
}

/** Times whole processes round by round, each once per round in changing order; one round more, to warm up, is thrown away. */
export function compare(contenders: readonly Contender[], rounds: number): readonly Measurement[] {
  const times = new Map<Contender, Times[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round <= rounds; round++) {
    const shift = round % contenders.length;
    for (const contender of [...contenders.slice(shift), ...contenders.slice(0, shift)]) {
      const time = runOnce(contender);
      if (round > 0) times.get(contender)?.push(time);
    }
  }
  const medianOf = (contender: Contender, part: keyof Times): number =>
    median((times.get(contender) ?? []).map((time) => time[part]));
  const base = contenders[0]!;
  return contenders.map((contender) => {
    const { name, goal } = contender;
    const medianMs = medianOf(contender, 'cpu');
    const clockMs = medianOf(contender, 'clock');
    return {
      name,
      medianMs,
      minMs: Math.min(...(times.get(contender) ?? []).map(({ cpu }) => cpu)),
      ratio: medianMs / medianOf(base, 'cpu'),
      clockMs,
      clockRatio: clockMs / medianOf(base, 'clock'),
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

function runOnce({ name, command, cwd, prepare }: Contender, env: NodeJS.ProcessEnv = {}): Times {
  prepare?.();
  const [program = '', ...args] = command;
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null';
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', script, 'bash', program === 'node' ? process.execPath : program, ...args],
    { cwd, env: { ...process.env, NO_COLOR: '1', CI: '1', ...env }, encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (status !== 0) throw new Error(`${name} (${command.join(' ')}) failed:\n${stderr}`);
  const [clock = Number.NaN, user = Number.NaN, system = Number.NaN] =
    stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { clock: clock * 1000, cpu: (user + system) * 1000 };
}
