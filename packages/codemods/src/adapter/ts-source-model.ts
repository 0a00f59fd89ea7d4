import { getLibFiles } from '@ts-morph/common';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ts } from 'ts-morph';
import type { OwnCompiler, SourceModel, TypeProblem } from '../ports/source-model.ts';
import { createExporters } from './exporters.ts';
import { loadOwnCompiler } from './own-compiler.ts';
import { createOracle } from './ts-oracle.ts';

/** Loads the program of a tsconfig, or of the given files alone when there is none. */
export function loadSourceModel(tsconfig: string | undefined, files: readonly string[]): SourceModel {
  const parsed =
    tsconfig === undefined
      ? undefined
      : ts.getParsedCommandLineOfConfigFile(tsconfig, undefined, {
          ...ts.sys,
          onUnRecoverableConfigFileDiagnostic: () => undefined,
        });
  const version = tsconfig === undefined ? ownVersion : versionOf(tsconfig);
  const defaults = version < 600 ? defaultsBeforeSix : {};
  const options: ts.CompilerOptions = {
    ...defaults,
    ...(parsed?.options ?? defaultOptions),
    noEmit: true,
    incremental: false,
    composite: false,
  };
  delete options.tsBuildInfoFile;
  const roots = [...new Set([...(parsed?.fileNames ?? []), ...files])];
  const own = tsconfig === undefined || isAlike(version) ? undefined : loadOwnCompiler(tsconfig);
  return createModel({ roots, options, version, own, texts: new Map(), cache: new Map() }, undefined);
}

const defaultOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
};

/** What an option meant when it was left out, before TypeScript 6. */
const defaultsBeforeSix: ts.CompilerOptions = { strict: false, types: ['*'], esModuleInterop: false };

const ownVersion = toNumber(ts.version);

/** Since 5.9 code means to the checker, and the library declares, what they do in ours; asking both would only take time. */
function isAlike(version: number): boolean {
  return version >= 509 && version <= ownVersion;
}

/** The version of the project's own compiler, as a number: 3.6 is 306. */
function versionOf(tsconfig: string): number {
  try {
    const manifest = readFileSync(createRequire(tsconfig).resolve('typescript/package.json'), 'utf8');
    const [, version] = /"version":\s*"([^"]+)"/.exec(manifest) ?? [];
    return version === undefined ? ownVersion : toNumber(version);
  } catch {
    return ownVersion;
  }
}

function toNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 100 + minor;
}

interface Input {
  readonly roots: readonly string[];
  readonly options: ts.CompilerOptions;
  readonly version: number;
  readonly own: OwnCompiler | undefined;
  readonly texts: ReadonlyMap<string, string>;
  readonly cache: Map<string, ts.SourceFile>;
}

function createModel(input: Input, old: ts.Program | undefined): SourceModel {
  const host = createHost(input);
  const program = ts.createProgram({
    rootNames: [...new Set([...input.roots, ...input.texts.keys()])],
    options: input.options,
    host,
    ...(old === undefined ? {} : { oldProgram: old }),
  });
  return {
    oracle: createOracle(program),
    options: input.options,
    version: input.version,
    own: input.own,
    findExporter: createExporters(program, host),
    find: (file) => program.getSourceFile(file),
    files: () =>
      program
        .getSourceFiles()
        .map(({ fileName }) => fileName)
        .filter((file) => !file.startsWith(libraryFolder)),
    sources: () =>
      program
        .getSourceFiles()
        .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes('/node_modules/')),
    overlay: (texts) => createModel({ ...input, texts: new Map([...input.texts, ...texts]) }, program),
    problems: (files) => files.flatMap((file) => problemsOf(program, file)),
  };
}

/** The language's library comes with the analysis, so that answers are the same on every machine. */
const libraryFolder = '/node_modules/typescript/lib';

const libraryTexts = new Map<string, string>();

function libraryText(file: string): string | undefined {
  if (libraryTexts.size === 0) {
    for (const { fileName, text } of getLibFiles()) libraryTexts.set(`${libraryFolder}/${fileName}`, text);
  }
  return libraryTexts.get(file);
}

function createHost({ options, texts, cache }: Input): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  const readText = (file: string): string | undefined => texts.get(file) ?? libraryText(file);
  return {
    ...host,
    getDefaultLibLocation: () => libraryFolder,
    getDefaultLibFileName: (settings) => `${libraryFolder}/${ts.getDefaultLibFileName(settings)}`,
    fileExists: (file) => readText(file) !== undefined || host.fileExists(file),
    readFile: (file) => readText(file) ?? host.readFile(file),
    getSourceFile: (file, version, onError) => {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, version, true);
      const known = cache.get(file);
      if (known !== undefined) return known;
      const library = file.startsWith(libraryFolder) ? readText(file) : undefined;
      const source =
        library === undefined ? read(file, version, onError) : ts.createSourceFile(file, library, version, true);
      if (source !== undefined) cache.set(file, source);
      return source;
    },
  };
}

function problemsOf(program: ts.Program, file: string): readonly TypeProblem[] {
  const source = program.getSourceFile(file);
  if (source === undefined) return [];
  const factOf = (diagnostic: ts.Diagnostic, isSyntax: boolean): TypeProblem => ({
    file,
    start: diagnostic.start ?? 0,
    code: diagnostic.code,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    isSyntax,
  });
  return [
    ...program.getSyntacticDiagnostics(source).map((diagnostic) => factOf(diagnostic, true)),
    ...program.getSemanticDiagnostics(source).map((diagnostic) => factOf(diagnostic, false)),
  ];
}
