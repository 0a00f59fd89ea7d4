import ts from 'typescript';
import { portsText } from './ports.ts';
import type { Program } from './program.ts';

const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  noEmit: true,
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/** The type errors of each program, as they are before any migration. */
export function typeErrors(programs: readonly Program[]): readonly (readonly string[])[] {
  const texts = new Map(programs.map(({ text }, index) => [`/fuzz/p${index}/service.ts`, text]));
  texts.set('/fuzz/ports.ts', portsText);
  const host = ts.createCompilerHost(options, true);
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    directoryExists: () => true,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile: (file, version) => {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, version, true);
      if (!libraries.has(file)) libraries.set(file, host.getSourceFile(file, version));
      return libraries.get(file);
    },
  });
  return programs.map((_, index) => {
    const source = program.getSourceFile(`/fuzz/p${index}/service.ts`);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  });
}
