import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { satisfies } from 'semver';
import { readVersion } from '../../version.ts';
import { CheckKind } from './doctor.kinds.ts';
import type { Check, ProjectOpened } from './doctor.results.ts';

const nodeRange = '^20.19.0 || ^22.13.0 || >=24';
const eslintRange = '^9.15.0 || ^10.0.0';
const compilerRange = '>=5.9.0 <6.1.0';

/** Compares what is installed with what the rules were made for. */
export function examineVersions({ directory, linter }: ProjectOpened): readonly Check[] {
  const plugin = findPackage('eslint-plugin-tacet', directory);
  const compiler = plugin && findPackage('typescript', plugin.folder);
  const typescript = findPackage('typescript', directory);
  const own = readVersion();
  return [
    compare('Node.js', process.versions.node, nodeRange, 'Install a version that is still maintained.'),
    compare('ESLint', linter.version, eslintRange, 'npm install --save-dev eslint@10'),
    ...(plugin
      ? [compare('eslint-plugin-tacet', plugin.version, own, `npm install --save-dev eslint-plugin-tacet@${own}`)]
      : []),
    ...(compiler
      ? [
          compare(
            "the parser's TypeScript",
            compiler.version,
            compilerRange,
            'An override forces a TypeScript without compiler API onto eslint-plugin-tacet; leave that package its own.',
          ),
        ]
      : []),
    ...(typescript && !satisfies(typescript.version, '<7') ? [withoutApi(typescript.version)] : []),
  ];
}

function withoutApi(version: string): Check {
  return {
    kind: CheckKind.Note,
    topic: 'versions',
    message: `TypeScript ${version} has no compiler API: the presets here carry their own, typescript-eslint needs an alias`,
  };
}

function compare(name: string, version: string, range: string, hint: string): Check {
  const isRight = satisfies(version, range, { includePrerelease: true });
  return isRight
    ? { kind: CheckKind.Fine, topic: 'versions', message: `${name} ${version}` }
    : { kind: CheckKind.Wrong, topic: 'versions', message: `${name} is ${version}, and must be ${range}`, hint };
}

/** An installed package as a module of a folder would find it. */
function findPackage(name: string, from: string): { readonly version: string; readonly folder: string } | undefined {
  try {
    const path = createRequire(join(from, 'package.json')).resolve(`${name}/package.json`);
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
    return isManifest ? { version: String(manifest.version), folder: dirname(path) } : undefined;
  } catch {
    return undefined;
  }
}
