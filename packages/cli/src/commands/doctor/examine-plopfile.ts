import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { count } from '../../terminal/count.ts';
import { CheckKind } from './doctor.kinds.ts';
import type { Check, ProjectOpened } from './doctor.results.ts';

const names = ['plopfile.js', 'plopfile.mjs', 'plopfile.cjs'];

/** Loads the project's plopfile as plop would; a project without one has nothing to check. */
export async function examinePlopfile({ directory }: ProjectOpened): Promise<readonly Check[]> {
  const name = names.find((candidate) => existsSync(join(directory, candidate)));
  if (name === undefined) return [];
  try {
    const generators = await listGenerators(join(directory, name));
    const message = `${name} offers ${count(generators.length, 'generator')}`;
    return [{ kind: CheckKind.Fine, topic: 'plopfile', message }];
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
    return [
      {
        kind: CheckKind.Wrong,
        topic: 'plopfile',
        message: `${name} does not load: ${reason}`,
        hint: /Cannot find (?:package|module)/.test(reason)
          ? 'npm install --save-dev plop @tacet/templates'
          : 'npx plop shows where.',
      },
    ];
  }
}

/** plop's own engine, as it is installed beside plop. */
async function listGenerators(plopfile: string): Promise<readonly unknown[]> {
  const plop = createRequire(plopfile).resolve('plop');
  const engine: unknown = await import(pathToFileURL(createRequire(plop).resolve('node-plop')).href);
  if (!isEngine(engine)) throw new Error('node-plop is not the engine that plop uses');
  return (await engine.default(plopfile)).getGeneratorList();
}

function isEngine(value: unknown): value is {
  readonly default: (plopfile: string) => Promise<{ readonly getGeneratorList: () => readonly unknown[] }>;
} {
  return typeof value === 'object' && value !== null && 'default' in value && typeof value.default === 'function';
}
