import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ts } from 'ts-morph';
import type { OwnCompiler, SourceModel, TypeProblem } from '../ports/source-model.ts';
import { createHosts, type CreateHost } from './compiler-host.ts';
import { createExporters } from './exporters.ts';
import { libraryFolder } from './library.ts';
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
  return createModel({ roots, options, version, own, createHost: createHosts(options), texts: new Map() }, undefined);
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
  readonly createHost: CreateHost;
  readonly texts: ReadonlyMap<string, string>;
}

function createModel(input: Input, old: ts.Program | undefined): SourceModel {
  const { options, version, createHost, texts } = input;
  const host = createHost(texts);
  const rootNames = [...new Set([...input.roots, ...texts.keys()])];
  const program = ts.createProgram({
    rootNames,
    options,
    host,
    ...(old === undefined ? {} : { oldProgram: old }),
  });
  const find = program.getSourceFile.bind(program);
  const checker = program.getTypeChecker();
  return {
    oracle: createOracle(checker),
    options,
    version,
    own: input.own,
    findExporter: createExporters(checker, { find, host, options }),
    find,
    files: () =>
      program
        .getSourceFiles()
        .map(({ fileName }) => fileName)
        .filter((file) => !file.startsWith(libraryFolder)),
    sources: () =>
      program
        .getSourceFiles()
        .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes('/node_modules/')),
    overlay: (others) => createModel({ ...input, texts: new Map([...texts, ...others]) }, program),
    problems: (files) => files.flatMap((file) => problemsOf(program, file)),
  };
}

function problemsOf(program: ts.Program, file: string): readonly TypeProblem[] {
  const source = program.getSourceFile(file);
  if (source === undefined) return [];
  return [
    ...program.getSyntacticDiagnostics(source).map((one) => problemOf(file, one, true)),
    ...program.getSemanticDiagnostics(source).map((one) => problemOf(file, one, false)),
  ];
}

function problemOf(file: string, { start, code, messageText }: ts.Diagnostic, isSyntax: boolean): TypeProblem {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  return { file, start: start ?? 0, code, message, isSyntax };
}
