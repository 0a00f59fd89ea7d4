import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type ts from 'typescript';

type Compiler = typeof ts;

/** What a compiler says about a project, each told apart by file and text. */
export type Problems = ReadonlySet<string>;

/**
 * Every error of the projects that own the given files, by the project's own compiler when it has one. It is not the
 * engine's: what the engine promised is checked by somebody else.
 */
export async function problemsOf(root: string, files: readonly string[], isTyped: boolean): Promise<Problems> {
  const problems = new Set<string>();
  for (const [config, members] of groupByProject(files)) {
    const compiler = await compilerOf(config ?? root);
    const program = createProgram(compiler, config, members);
    const sources = isTyped
      ? program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'))
      : members.flatMap((file) => program.getSourceFile(file) ?? []);
    for (const source of sources) {
      for (const problem of [...program.getSyntacticDiagnostics(source), ...semantic(program, source, isTyped)]) {
        const text = compiler.flattenDiagnosticMessageText(problem.messageText, ' ');
        problems.add(`${relative(root, source.fileName)}: TS${String(problem.code)} ${text}`);
      }
    }
  }
  return problems;
}

/** Without its dependencies a project is full of errors: only those count that are wrong whatever the dependencies are. */
const certain: ReadonlySet<number> = new Set([2300, 2304, 2451, 2454, 2552, 2663, 18004]);

function semantic(program: ts.Program, source: ts.SourceFile, isTyped: boolean): readonly ts.Diagnostic[] {
  const all = program.getSemanticDiagnostics(source);
  return isTyped ? all : all.filter(({ code }) => certain.has(code));
}

function groupByProject(files: readonly string[]): ReadonlyMap<string | undefined, readonly string[]> {
  const groups = new Map<string | undefined, string[]>();
  for (const file of files) {
    const config = findConfig(dirname(file));
    groups.set(config, [...(groups.get(config) ?? []), file]);
  }
  return groups;
}

function findConfig(folder: string): string | undefined {
  const config = join(folder, 'tsconfig.json');
  if (existsSync(config)) return config;
  return dirname(folder) === folder ? undefined : findConfig(dirname(folder));
}

async function compilerOf(from: string): Promise<Compiler> {
  try {
    const own: unknown = createRequire(from)('typescript');
    if (isCompiler(own)) return own;
  } catch {
    // A project without a compiler of its own is checked by ours.
  }
  return (await import('typescript')).default;
}

function isCompiler(value: unknown): value is Compiler {
  return typeof value === 'object' && value !== null && 'createProgram' in value;
}

function createProgram(compiler: Compiler, config: string | undefined, files: readonly string[]): ts.Program {
  const host = { ...compiler.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = config === undefined ? undefined : compiler.getParsedCommandLineOfConfigFile(config, {}, host);
  return compiler.createProgram({
    rootNames: [...new Set([...(parsed?.fileNames ?? []), ...files])],
    options: { ...parsed?.options, noEmit: true, incremental: false, composite: false },
  });
}
