// Bundles what users run without our other packages: the command line and the rules. (`tsc -b` has written the types already.)
import { build } from 'esbuild';
import Handlebars from 'handlebars';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { copyAssets } from './bundle-assets.mjs';
import { writeOxlintPreset } from './oxlint-preset.mjs';

const house = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What is bundled: where its package lies, its entries, and what stays outside. */
export const bundles = {
  cli: {
    folder: 'packages/cli',
    entries: ['bin', 'index'],
    // Migrations lint what they write. The command line imports no rules: it loads this file from beside itself.
    beside: { linter: 'rules/src/linter.ts' },
    external: ['prettier', '@biomejs/*', './handlebars.cjs'],
    finish: finishCli,
  },
  // The presets carry a parser; it finds its TypeScript beside the package, whatever version the user has.
  rules: { folder: 'rules', entries: ['index', 'rules'], external: ['typescript', 'eslint'] },
};

/** Bundles a package from its sources into a folder, and answers with esbuild's record of what went in. */
export async function bundle({ folder, entries, beside = {}, external, finish }, outdir = join(house, folder, 'dist')) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: house,
    entryPoints: { ...Object.fromEntries(entries.map((entry) => [entry, `${folder}/src/${entry}.ts`])), ...beside },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['source', 'module'],
    mainFields: ['module', 'main'],
    chunkNames: '[name]-[hash]',
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    // The compiler that migrations read with is a CommonJS file.
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    external,
    plugins: [assetsBeside(folder), precompiledTemplates, withoutSubprograms, ...(finish ? [linterParts] : [])],
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as tacetRequire } from 'node:module'; const require = tacetRequire(import.meta.url);",
    },
  });
  replaceScripts(outdir, outputFiles);
  await finish?.(outdir);
  writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), licencesOf(metafile));
  return metafile;
}

/** Writes the bundle in the place of the one before, of which nothing stays. */
function replaceScripts(outdir, outputFiles) {
  mkdirSync(outdir, { recursive: true });
  for (const name of readdirSync(outdir)) if (name.endsWith('.js')) rmSync(join(outdir, name));
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
}

/** Lets modules of other packages, which look for their files from where they are, look in `assets` instead. */
function assetsBeside(folder) {
  return {
    name: 'assets-beside',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const place = relative(house, path).split(sep).join('/');
        const text = readFileSync(path, 'utf8');
        if (place.startsWith(`${folder}/`) || !text.includes('import.meta.url')) return undefined;
        const url = `new URL('./assets/${place}', import.meta.url)`;
        return { contents: text.replaceAll('import.meta.url', url), loader: 'ts' };
      });
    },
  };
}

/**
 * Gives the templates a Handlebars that knows them already: compiling them is most of the work of a run. Whatever else is
 * compiled, a template of the user's for one, is compiled by the whole Handlebars, which lies beside and is loaded then.
 */
const precompiledTemplates = {
  name: 'precompiled-templates',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^handlebars$/ }, ({ importer }) =>
      importer.startsWith(join(house, 'templates', 'src'))
        ? { path: 'handlebars', namespace: 'precompiled' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'precompiled' }, () => ({ contents: precompiledModule(), resolveDir: house }));
  },
};

/** Commander can start programs as commands; ours are none, and the module that starts programs is slow to load. */
const withoutSubprograms = {
  name: 'without-subprograms',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) =>
      importer.includes('node_modules/commander/') ? { path: 'child_process', namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {};' }));
  },
};

/** The linter reads with the compiler that is in the bundle already, and without the rules of ESLint itself. */
const linterParts = {
  name: 'linter-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^typescript(?:\/lib\/tsserverlibrary)?$/ }, () => ({
      path: 'typescript',
      namespace: 'linter',
    }));
    onResolve({ filter: /^\.\.\/rules$/ }, ({ importer }) =>
      importer.includes('node_modules/eslint/') ? { path: 'rules', namespace: 'linter' } : undefined,
    );
    onLoad({ filter: /^typescript$/, namespace: 'linter' }, () => ({
      contents: "module.exports = require('@ts-morph/common').ts;",
      resolveDir: join(house, 'packages/codemods'),
    }));
    onLoad({ filter: /^rules$/, namespace: 'linter' }, () => ({ contents: 'module.exports = new Map();' }));
  },
};

/** How `templates/src/rendering` has its templates compiled. */
const compileOptions = { noEscape: true, strict: true };

function precompiledModule() {
  const sources = findTemplates(join(house, 'templates/src')).map((path) => readFileSync(path, 'utf8'));
  const entries = sources.map(
    (source) => `[${JSON.stringify(source)}, () => (${Handlebars.precompile(source, { ...compileOptions })})]`,
  );
  return `
    import runtime from 'handlebars/runtime.js';
    const known = new Map([${entries.join(',\n')}]);
    const options = ${JSON.stringify(JSON.stringify(compileOptions))};
    const compile = (engine, source, asked) => {
      const template = JSON.stringify(asked) === options ? known.get(source) : undefined;
      if (template !== undefined) return engine.template(template());
      const { parse, Compiler, JavaScriptCompiler } = require('./handlebars.cjs');
      const withData = { data: true, ...asked };
      const environment = new Compiler().compile(parse(source, withData), withData);
      return engine.template(new JavaScriptCompiler().compile(environment, withData, undefined, true));
    };
    export default {
      create: () => {
        const engine = runtime.create();
        engine.compile = (source, asked) => compile(engine, source, asked);
        return engine;
      },
    };`;
}

function findTemplates(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => join(folder, name));
}

/** Puts beside the command line what it loads or reads at run time. */
async function finishCli(outdir) {
  await build({
    stdin: { contents: "module.exports = require('handlebars');", resolveDir: house },
    outfile: join(outdir, 'handlebars.cjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    logLevel: 'error',
  });
  copyAssets(join(outdir, 'assets'));
  writeEdition(join(outdir, 'assets/templates/dist'));
}

/** What files are generated with: a seal in a lock file is worth nothing to another edition of these. */
const makers = ['templates', 'packages/spec', 'packages/vocabulary'];

/** Writes down which templates and which reader of specs these are. */
function writeEdition(target) {
  const digest = createHash('sha256');
  for (const folder of makers) {
    const sources = readdirSync(join(house, folder, 'src'), { recursive: true })
      .filter((name) => /\.(?:ts|hbs)$/.test(name) && !name.includes('.test.'))
      .map((name) => join(folder, 'src', name));
    for (const path of [join(folder, 'package.json'), ...sources.sort()]) {
      digest.update(`${path.split(sep).join('/')}\n${readFileSync(join(house, path), 'utf8')}\n`);
    }
  }
  const { version } = JSON.parse(readFileSync(join(house, 'templates/package.json'), 'utf8'));
  mkdirSync(target, { recursive: true });
  writeFileSync(
    join(target, 'edition.json'),
    `${JSON.stringify({ edition: `${version} ${digest.digest('hex').slice(0, 16)}` })}\n`,
  );
}

/** The licence texts of every package that went into a bundle. */
function licencesOf({ inputs }) {
  const roots = new Set(
    Object.keys(inputs)
      .filter((path) => path.includes('node_modules/'))
      .map((path) => path.replace(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/.*$/, '$1')),
  );
  return [...roots]
    .sort()
    .map((root) => licenceOf(join(house, root)))
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(root) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = readdirSync(root).find((entry) => /^licen[sc]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(root, file), 'utf8')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await Promise.all(Object.values(bundles).map((one) => bundle(one)));
  writeEdition(join(house, 'templates/dist'));
  await writeOxlintPreset(join(house, 'rules'));
}
