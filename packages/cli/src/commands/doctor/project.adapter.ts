import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OpeningKind } from './doctor.kinds.ts';
import type { ProjectStore } from './doctor.ports.ts';
import type { Linter, Opening, ProjectUnusable } from './doctor.results.ts';
import { explainFailure } from './config-failure.ts';
import { readBlocks } from './rule-blocks.ts';
import { isOn, ourName } from './rule-names.ts';

/** The parts of ESLint that are used, in every version that flat configuration has. */
interface EslintModule {
  readonly ESLint: (new (options: { readonly cwd: string; readonly warnIgnored: boolean }) => EslintInstance) & {
    readonly version: string;
  };
}

interface EslintInstance {
  readonly findConfigFile: (path?: string) => Promise<string | undefined>;
  readonly calculateConfigForFile: (
    path: string,
  ) => Promise<{ readonly rules?: Readonly<Record<string, unknown>> } | undefined>;
  readonly lintText: (text: string, options: { readonly filePath: string }) => Promise<readonly LintResult[]>;
}

interface LintResult {
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly fatal?: boolean }[];
}

/** The project in a directory, with the ESLint that is installed there. */
export class InstalledProject implements ProjectStore {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    Object.freeze(this);
  }

  async open(): Promise<Opening> {
    const module = await loadEslint(this.directory);
    if (module === undefined) {
      return unusable('ESLint is not installed here', 'npm install --save-dev eslint eslint-plugin-tacet');
    }
    const eslint = new module.ESLint({ cwd: this.directory, warnIgnored: false });
    const configPath = await eslint.findConfigFile(join(this.directory, 'any.ts'));
    if (configPath === undefined) {
      return unusable('there is no eslint.config.js here', 'tacet init writes one; flat configuration is needed.');
    }
    try {
      await eslint.calculateConfigForFile(join(this.directory, 'any.orchestrator.ts'));
      const blocks = await readBlocks(configPath);
      const directory = dirname(configPath);
      return { kind: OpeningKind.Opened, directory, configPath, linter: linterOf(module, eslint), blocks };
    } catch (error) {
      return { kind: OpeningKind.Unusable, ...explainFailure(error, configPath) };
    }
  }
}

async function loadEslint(directory: string): Promise<EslintModule | undefined> {
  try {
    const path = createRequire(join(directory, 'package.json')).resolve('eslint');
    const loaded: unknown = await import(pathToFileURL(path).href);
    const exported = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
    return [loaded, exported].find(isEslint);
  } catch {
    return undefined;
  }
}

function isEslint(value: unknown): value is EslintModule {
  return typeof value === 'object' && value !== null && 'ESLint' in value && typeof value.ESLint === 'function';
}

function linterOf({ ESLint: { version } }: EslintModule, eslint: EslintInstance): Linter {
  return {
    version,
    rulesFor: async (path) => {
      const config = await eslint.calculateConfigForFile(path);
      return Object.entries(config?.rules ?? {}).flatMap(([name, entry]) => (isOn(entry) ? ourName(name) : []));
    },
    lint: async (text, path) => {
      const messages = (await eslint.lintText(text, { filePath: path })).flatMap((result) => result.messages);
      return {
        rules: messages.flatMap(({ ruleId }) => ourName(ruleId ?? '')),
        failure: messages.find(({ fatal }) => fatal === true)?.message,
      };
    },
  };
}

function unusable(message: string, hint: string): ProjectUnusable {
  return { kind: OpeningKind.Unusable, message, hint };
}
