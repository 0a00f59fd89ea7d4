import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { OverlayPlugin } from './overlay.ts';

/** The packages that equivalence tests need. */
export const testPackages = ['vitest', 'fast-check'] as const;

/** Where the packages are, or which of them are missing. */
export type FoundRunner =
  | { readonly runner: string; readonly fallbacks: ReadonlyMap<string, string>; readonly missing: readonly [] }
  | { readonly missing: readonly string[] };

/** Finds vitest and fast-check: the project's own, else those that are installed beside us. */
export function findRunner(root: string): FoundRunner {
  const places = [createRequire(path.join(root, 'package.json')), createRequire(import.meta.url)];
  const found = testPackages.map((name) => places.map((place) => resolveFrom(place, name)));
  const missing = testPackages.filter((_, index) => found[index]?.every((file) => file === undefined));
  if (missing.length > 0) return { missing };
  // Both come from one place: a vitest that is not the runner's own would not be told of the tests.
  const place = places.find((_, index) => found[0]?.[index] !== undefined);
  const runner = place === undefined ? undefined : resolveFrom(place, 'vitest/node');
  if (runner === undefined) return { missing: ['vitest'] };
  const fallbacks = new Map<string, string>();
  for (const [index, name] of testPackages.entries()) {
    const [own, ours] = found[index] ?? [];
    if (own === undefined && ours !== undefined) fallbacks.set(name, entryOf(name, ours));
  }
  return { runner, fallbacks, missing: [] };
}

function resolveFrom(place: NodeJS.Require, name: string): string | undefined {
  try {
    return place.resolve(name);
  } catch {
    return undefined;
  }
}

/** The CommonJS entry of vitest only says that it is none. */
function entryOf(name: string, file: string): string {
  return name === 'vitest' ? path.join(path.dirname(file), 'dist', 'index.js') : file;
}

/** One test as the runner tells it. */
export interface TestOutcome {
  /** Absolute. */
  readonly file: string;
  readonly state: 'passed' | 'failed' | 'not-run';
  readonly message: string;
  /** Numbers of branches that were taken. */
  readonly branches: readonly number[];
  /** How often both sides were compared. */
  readonly runs: number;
}

/** What to run. */
export interface TestRun {
  /** The module `vitest/node`. */
  readonly runner: string;
  readonly root: string;
  readonly folder: string;
  readonly setup: string;
  readonly plugin: OverlayPlugin;
  readonly isIsolated: boolean;
}

/** Runs the equivalence tests of a folder, quietly. */
export async function runTests({
  runner,
  root,
  folder,
  setup,
  plugin,
  isIsolated,
}: TestRun): Promise<readonly TestOutcome[]> {
  const { startVitest } = readRunner(await import(pathToFileURL(runner).href));
  const { exitCode } = process;
  const silent = new Writable({
    write: (_, __, done) => {
      done();
    },
  });
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      dir: folder,
      include: ['**/*.equivalence.test.ts'],
      exclude: [],
      config: false,
      watch: false,
      reporters: [{}],
      setupFiles: [setup],
      silent: true,
      passWithNoTests: true,
      isolate: isIsolated,
      maxWorkers: availableParallelism(),
      environment: 'node',
      dangerouslyIgnoreUnhandledErrors: true,
      testTimeout: 300_000,
      teardownTimeout: 5000,
    },
    {
      configFile: false,
      cacheDir: path.join(folder, 'cache'),
      plugins: [plugin],
      esbuild: false,
      oxc: false,
      logLevel: 'silent',
      clearScreen: false,
    },
    { stdout: silent, stderr: silent },
  );
  const outcomes = vitest.state.getFiles().map(outcomeOf);
  await vitest.close();
  process.exitCode = exitCode;
  return outcomes;
}

interface Task {
  readonly filepath?: string;
  readonly result?: {
    readonly state?: string;
    readonly errors?: readonly { readonly message?: string; readonly cause?: unknown }[];
  };
  readonly tasks?: readonly Task[];
  readonly meta?: { readonly tacetBranches?: readonly number[]; readonly tacetRuns?: number };
}

interface Runner {
  readonly startVitest: (
    mode: 'test',
    filters: readonly string[],
    options: object,
    vite: object,
    streams: object,
  ) => Promise<{ readonly state: { getFiles(): readonly Task[] }; close(): Promise<void> }>;
}

function readRunner(module: unknown): Runner {
  if (isRunner(module)) return module;
  throw new Error('This vitest cannot be started from a program.');
}

function isRunner(module: unknown): module is Runner {
  return typeof module === 'object' && module !== null && 'startVitest' in module;
}

function outcomeOf(file: Task): TestOutcome {
  const [test] = file.tasks ?? [];
  const state = test?.result?.state === 'pass' ? 'passed' : test === undefined ? 'not-run' : 'failed';
  const [error] = test?.result?.errors ?? file.result?.errors ?? [];
  return {
    file: file.filepath ?? '',
    state,
    message: error?.message ?? 'No test was found.',
    branches: test?.meta?.tacetBranches ?? [],
    runs: test?.meta?.tacetRuns ?? 0,
  };
}
