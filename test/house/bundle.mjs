// Bundles what users run without our other packages: the command line. (`tsc -b` has written the types already.)
import { build } from 'esbuild';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const house = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Bundles the command line into a folder, from sources, and answers with esbuild's record of what went in. */
export async function bundleCli(outdir = join(house, 'packages/cli/dist')) {
  for (const name of existsSync(outdir) ? readdirSync(outdir) : []) {
    if (name.endsWith('.js')) rmSync(join(outdir, name));
  }
  const { metafile } = await build({
    absWorkingDir: house,
    entryPoints: ['packages/cli/src/bin.ts', 'packages/cli/src/index.ts'],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['source', 'module'],
    chunkNames: '[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    external: ['prettier', '@biomejs/*'],
    logLevel: 'warning',
    banner: { js: "import { createRequire as tacetRequire } from 'node:module'; const require = tacetRequire(import.meta.url);" },
  });
  writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), licencesOf(metafile));
  return metafile;
}

/** The licence texts of every package that went into a bundle. */
function licencesOf({ inputs }) {
  const roots = new Set(
    Object.keys(inputs)
      .filter((path) => path.includes('node_modules/'))
      .map((path) => path.replace(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/.*$/, '$1')),
  );
  return [...roots].sort().map((root) => licenceOf(join(house, root))).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(root) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = readdirSync(root).find((entry) => /^licen[sc]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(root, file), 'utf8')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundleCli();
