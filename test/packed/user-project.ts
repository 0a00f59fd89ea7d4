import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readRegistry, readTools, type NodeVersion, type PackageManager } from './tools.ts';

const tools = readTools();
const registry = readRegistry();

/** What a program answered. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of a user, with packages installed as the user would. */
export interface UserProject {
  readonly folder: string;
  /** Runs a script of an installed package, such as `eslint/bin/eslint.js`. */
  readonly run: (script: string, ...args: readonly string[]) => Promise<Outcome>;
}

/** Writes a project in a temporary folder and installs its packages. */
export async function createUserProject(
  manager: PackageManager,
  node: NodeVersion,
  packages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Promise<UserProject> {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-user-'));
  const isPlugAndPlay = manager === 'yarn 4, plug and play';
  const all = {
    'package.json': JSON.stringify({ name: 'user', private: true, type: 'module', devDependencies: packages }),
    '.npmrc': '',
    'yarn.lock': '',
    '.yarnrc.yml': [
      `nodeLinker: ${isPlugAndPlay ? 'pnp' : 'node-modules'}`,
      'enableTelemetry: false',
      'enableImmutableInstalls: false',
      `npmRegistryServer: "${registry}"`,
    ].join('\n'),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const [program = '', ...args] = tools.install[manager];
  const installed = await runIn(folder, program, args);
  if (installed.status !== 0) throw new Error(`${manager} could not install:\n${installed.stdout}${installed.stderr}`);
  return {
    folder,
    run: (script, ...rest) => {
      const [name = ''] = script.split('/');
      const path = isPlugAndPlay ? [tools.yarn, 'run', name] : [join(folder, 'node_modules', script)];
      return runIn(folder, tools.node[node], [...path, ...rest]);
    },
  };
}

async function runIn(cwd: string, program: string, args: readonly string[]): Promise<Outcome> {
  const env = { ...process.env, npm_config_registry: registry, NO_COLOR: '1', CI: '1', GITHUB_ACTIONS: 'true' };
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, env, maxBuffer: 1e8 });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string };
    return { status: typeof code === 'number' ? code : 1, stdout, stderr: stderr || String(error) };
  }
}
