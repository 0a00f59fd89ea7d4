import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';
import type { OwnCompiler, TypeProblem } from '../ports/source-model.ts';

type Compiler = typeof ts;

/** The compiler that is installed beside a tsconfig; it is loaded with the first question. */
export function loadOwnCompiler(tsconfig: string): OwnCompiler {
  const cache = new Map<string, ts.SourceFile>();
  let loaded: { readonly compiler: Compiler; readonly parsed: ts.ParsedCommandLine } | undefined;

  function load(): { readonly compiler: Compiler; readonly parsed: ts.ParsedCommandLine } | undefined {
    if (loaded !== undefined) return loaded;
    const compiler = findCompiler(tsconfig);
    const parsed = compiler?.getParsedCommandLineOfConfigFile(tsconfig, undefined, {
      ...compiler.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    });
    loaded = compiler === undefined || parsed === undefined ? undefined : { compiler, parsed };
    return loaded;
  }

  /** With the files alone, and what is declared for the whole project. */
  function ask(roots: readonly string[], texts: ReadonlyMap<string, string>, files: readonly string[]) {
    const known = load();
    if (known === undefined) return [];
    const { compiler, parsed } = known;
    const options: ts.CompilerOptions = { ...parsed.options, noEmit: true, incremental: false, composite: false };
    delete options.tsBuildInfoFile;
    const host = createHost(compiler, options, texts, cache);
    const program = compiler.createProgram({ rootNames: [...new Set([...roots, ...files])], options, host });
    return files.flatMap((file) => problemsOf(compiler, program, file));
  }

  return {
    problems: (texts, files) => {
      const all = load()?.parsed.fileNames ?? [];
      const declared = all.filter((file) => /\.d\.[cm]?ts$/.test(file));
      const found = ask(declared, texts, files);
      return found.length === 0 || declared.length === all.length ? found : ask(all, texts, files);
    },
  };
}

function createHost(
  compiler: Compiler,
  options: ts.CompilerOptions,
  texts: ReadonlyMap<string, string>,
  cache: Map<string, ts.SourceFile>,
): ts.CompilerHost {
  const host = compiler.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  return {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile: (file, version, ...rest) => {
      const text = texts.get(file);
      if (text !== undefined) return compiler.createSourceFile(file, text, version);
      const source = cache.get(file) ?? read(file, version, ...rest);
      if (source !== undefined) cache.set(file, source);
      return source;
    },
  };
}

function problemsOf(compiler: Compiler, program: ts.Program, file: string): readonly TypeProblem[] {
  const source = program.getSourceFile(file);
  if (source === undefined) return [];
  const factOf = (diagnostic: ts.Diagnostic, isSyntax: boolean): TypeProblem => ({
    file,
    start: diagnostic.start ?? 0,
    code: diagnostic.code,
    message: compiler.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    isSyntax,
  });
  return [
    ...program.getSyntacticDiagnostics(source).map((diagnostic) => factOf(diagnostic, true)),
    ...program.getSemanticDiagnostics(source).map((diagnostic) => factOf(diagnostic, false)),
  ];
}

function findCompiler(tsconfig: string): Compiler | undefined {
  try {
    const own: unknown = createRequire(tsconfig)('typescript');
    return isCompiler(own) ? own : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a module is a compiler that can be asked; version 7 offers no questions. */
function isCompiler(value: unknown): value is Compiler {
  return typeof value === 'object' && value !== null && 'createProgram' in value && 'sys' in value;
}
