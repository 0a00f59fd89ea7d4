import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { standIns, standInsText, withSafeImports } from './safe-imports.ts';
import { testPackages } from './test-runner.ts';

/** A folder that holds some files of a project as they would be; all others are the project's own. */
export interface Overlay {
  /** Absolute. */
  readonly folder: string;
  readonly root: string;
}

/** The parts of a Vite plugin that an overlay needs. */
export interface OverlayPlugin {
  readonly name: string;
  readonly enforce: 'pre';
  resolveId(this: Resolver, specifier: string, importer: string | undefined, options: object): Promise<unknown>;
  load(id: string): string | undefined;
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

interface Resolver {
  resolve(specifier: string, importer: string | undefined, options: object): Promise<{ readonly id: string } | null>;
}

/** What a project's code is read with. */
export interface OverlayOptions {
  readonly overlays: readonly Overlay[];
  readonly compiler: ts.CompilerOptions;
  /** Packages that are taken from elsewhere when the project has none of its own. */
  readonly fallbacks: ReadonlyMap<string, string>;
  /** Changes a file of an overlay as it is loaded. */
  readonly load: (file: string, text: string) => string;
  /** Whether what a laid file imports may fail, and is stood in for then. */
  readonly isSafe?: boolean;
}

/** Lays folders over a project: imports find what lies there first, relative ones and those by the paths of the compiler. */
export function createOverlay({ overlays, compiler, fallbacks, load, isSafe = false }: OverlayOptions): OverlayPlugin {
  const overlayOf = (file: string): Overlay | undefined =>
    overlays.find(({ folder }) => file.startsWith(`${folder}${path.sep}`));

  const host: ts.ModuleResolutionHost = {
    fileExists: (file) => ts.sys.fileExists(file),
    readFile: (file) => ts.sys.readFile(file),
  };

  /** The file of the project that a specifier means, found as the compiler finds it. */
  function findSource(specifier: string, importer: string): string | undefined {
    const { resolvedModule } = ts.resolveModuleName(specifier, importer, compiler, host);
    const file = resolvedModule?.resolvedFileName;
    if (file === undefined || file.endsWith('.d.ts') || resolvedModule?.isExternalLibraryImport === true)
      return undefined;
    return file.endsWith('.json') ? undefined : file;
  }

  return {
    name: 'tacet-overlay',
    enforce: 'pre',
    async resolveId(specifier, importer, options) {
      if (specifier === standIns) return standIns;
      const [from = '', query = ''] = (importer ?? '').split('?', 2);
      const overlay = overlayOf(from);
      const place = overlay === undefined ? from : path.join(overlay.root, path.relative(overlay.folder, from));
      const laid = overlay === undefined ? undefined : findLaidFrom(overlay, specifier, from);
      if (laid !== undefined) return laid;
      const source = place === '' || specifier.startsWith('\0') ? undefined : findSource(specifier, place);
      if (source !== undefined) return (overlay === undefined ? undefined : findLaid(overlay, source)) ?? source;
      const fallback = fallbacks.get(specifier);
      if (fallback !== undefined) return fallback;
      if (overlay === undefined) return null;
      return await this.resolve(specifier, query === '' ? place : `${place}?${query}`, { ...options, skipSelf: true });
    },
    load: (id) => (id === standIns ? standInsText : undefined),
    transform(code, id) {
      const [file = ''] = id.split('?', 1);
      if (!/\.[cm]?tsx?$/.test(file)) return undefined;
      const overlay = overlayOf(file);
      if (overlay === undefined) return { code: transpile(file, code, compiler), map: null };
      const made = transpile(file, load(file, readFileSync(file, 'utf8')), compiler);
      const isKept = (specifier: string): boolean =>
        fallbacks.has(specifier) || isOfTests(specifier) || findLaidFrom(overlay, specifier, file) !== undefined;
      return { code: isSafe ? withSafeImports(made, isKept) : made, map: null };
    },
  };
}

/** The file of an overlay that a specifier in one of its files means. */
function findLaidFrom(overlay: Overlay, specifier: string, importer: string): string | undefined {
  const isRelative = specifier.startsWith('.');
  if (!isRelative && !specifier.startsWith(overlay.root)) return undefined;
  const place = path.join(overlay.root, path.relative(overlay.folder, importer));
  return findLaid(overlay, isRelative ? path.resolve(path.dirname(place), specifier) : specifier);
}

function isOfTests(specifier: string): boolean {
  return testPackages.some((name) => name === specifier) || specifier.startsWith('node:');
}

function findLaid({ folder, root }: Overlay, target: string): string | undefined {
  const inside = path.relative(root, target);
  if (inside.startsWith('..')) return undefined;
  const base = path.join(folder, inside);
  const candidates = [base, base.replace(/\.([cm]?)js$/, '.$1ts'), `${base}.ts`, `${base}.tsx`];
  return candidates.find((file) => /\.[cm]?tsx?$/.test(file) && existsSync(file));
}

/** What the project's compiler makes of a file, as a module. */
function transpile(file: string, text: string, compiler: ts.CompilerOptions): string {
  const { outputText } = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      ...(compiler.experimentalDecorators === undefined
        ? {}
        : { experimentalDecorators: compiler.experimentalDecorators }),
      ...(compiler.emitDecoratorMetadata === undefined
        ? {}
        : { emitDecoratorMetadata: compiler.emitDecoratorMetadata }),
      ...(compiler.useDefineForClassFields === undefined
        ? { useDefineForClassFields: (compiler.target ?? ts.ScriptTarget.ES2022) >= ts.ScriptTarget.ES2022 }
        : { useDefineForClassFields: compiler.useDefineForClassFields }),
      ...(compiler.jsx === undefined ? {} : { jsx: compiler.jsx }),
      ...(compiler.verbatimModuleSyntax === undefined ? {} : { verbatimModuleSyntax: compiler.verbatimModuleSyntax }),
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      esModuleInterop: true,
      isolatedModules: true,
    },
  });
  return outputText;
}
