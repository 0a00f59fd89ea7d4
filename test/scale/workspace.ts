import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const house = join(import.meta.dirname, '..', '..');
const fixtures = join(house, 'packages/codemods/src/fixtures');
const bin = join(house, 'packages/cli/dist/bin.js');

/** What a run of a program came to. */
export interface Measured {
  readonly output: string;
  readonly seconds: number;
  /** The peak of the resident memory, in MB; of the program itself, not of its children. */
  readonly peak: number;
}

/** A repository of packages with fat services, committed; each package is a tsconfig project of its own. */
export function createWorkspace(packages: number, servicesEach: number): string {
  const root = mkdtempSync(join(tmpdir(), 'tacet-scale-'));
  const sources = readdirSync(fixtures).filter((name) => readdirSync(join(fixtures, name)).includes('after'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('.gitignore', 'node_modules\n.turbo\n.nx\ntacet-report.json\n');
  write(
    'package.json',
    '{ "name": "workspace", "private": true, "workspaces": ["packages/*"], "packageManager": "npm@10.8.2" }\n',
  );
  for (let index = 0; index < packages; index += 1) {
    const folder = `packages/p${index.toString()}`;
    const manifest = {
      name: `@shop/p${index.toString()}`,
      version: '1.0.0',
      scripts: { 'tacet:report': 'tacet report --json > tacet-report.json' },
    };
    write(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    const compilerOptions = {
      strict: true,
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2022',
      types: [],
    };
    write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['src'] }));
    for (let service = 0; service < servicesEach; service += 1) {
      const fixture = sources[(service + index) % sources.length] ?? '';
      write(
        `${folder}/src/s${service.toString()}/service.ts`,
        readFileSync(join(fixtures, fixture, 'service.ts'), 'utf8'),
      );
    }
  }
  linkProgram(root);
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: root });
  execFileSync('git', ['add', '-A'], { cwd: root });
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qm', 'begin'], { cwd: root });
  return root;
}

/** Puts a set-up of the documentation into a workspace, and the tool beside it. */
export function setUp(root: string, tool: 'nx' | 'turbo', version: string): void {
  cpSync(join(import.meta.dirname, 'files', `${tool}.json`), join(root, `${tool}.json`));
  execFileSync('npm', ['install', '-D', '-E', `${tool}@${version}`, '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'pipe',
  });
  linkProgram(root);
}

/** The program that was built, where an installed one would lie. */
function linkProgram(root: string): void {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.bin/tacet'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`, {
    mode: 0o755,
  });
}

/** Runs the command line and measures it. */
export function tacet(root: string, args: readonly string[], flags: readonly string[] = []): Measured {
  const peak = join(root, 'node_modules/.peak');
  const preload = `--import=${join(house, 'test/bench/peak.mjs')}`;
  const run = measure(root, process.execPath, [...flags, preload, bin, ...args], { TACET_PEAK_FILE: peak });
  return { ...run, peak: Math.round(Number(readFileSync(peak, 'utf8')) / 1024) };
}

/** Runs any program and measures it; throws when it fails. */
export function measure(
  root: string,
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Measured {
  const env = { ...process.env, NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1', NX_DAEMON: 'false', ...environment };
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env: { ...env, CI: 'true' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return { output: stdout, seconds: (performance.now() - start) / 1000, peak: 0 };
}
