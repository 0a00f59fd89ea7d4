import { ts } from 'ts-morph';
import { findLibrarySource, libraryFolder, libraryText, withoutComments } from './library.ts';

/** Makes hosts of programs that read the same files, each with other texts for some of them. */
export type CreateHost = (texts: ReadonlyMap<string, string>) => ts.CompilerHost;

/** Hosts that look up, read, parse and resolve everything once, however many programs ask. */
export function createHosts(options: ts.CompilerOptions): CreateHost {
  const disk = ts.createCompilerHost(options);
  const parsed = new Map<string, ts.SourceFile>();
  const toName = (file: string): string => disk.getCanonicalFileName(file);
  const modules = ts.createModuleResolutionCache(disk.getCurrentDirectory(), toName, options);
  const isFile = remember((file) => disk.fileExists(file));
  const isFolder = remember((folder) => disk.directoryExists?.(folder) ?? true);

  function parse(file: string, asked: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    if (file.startsWith(libraryFolder)) return findLibrarySource(file, asked, options);
    return disk.getSourceFile(file, isDeclaration(file) ? withoutComments(asked) : asked);
  }

  return (texts) => {
    const readText = (file: string): string | undefined => texts.get(file) ?? libraryText(file);
    const host: ts.CompilerHost = {
      ...disk,
      getDefaultLibLocation: () => libraryFolder,
      getDefaultLibFileName: (settings) => `${libraryFolder}/${ts.getDefaultLibFileName(settings)}`,
      fileExists: (file) => readText(file) !== undefined || isFile(file),
      directoryExists: isFolder,
      readFile: (file) => readText(file) ?? disk.readFile(file),
      getModuleResolutionCache: () => modules,
      resolveModuleNameLiterals: (literals, from, redirect, settings, source) =>
        literals.map((literal) => {
          const mode = ts.getModeForUsageLocation(source, literal, redirect?.commandLine.options ?? settings);
          return ts.resolveModuleName(literal.text, from, settings, host, modules, redirect, mode);
        }),
      getSourceFile: (file, asked) => {
        const text = texts.get(file);
        if (text !== undefined) return ts.createSourceFile(file, text, asked);
        const source = parsed.get(file) ?? parse(file, asked);
        if (source !== undefined) parsed.set(file, source);
        return source;
      },
    };
    return host;
  };
}

function isDeclaration(file: string): boolean {
  return /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(file);
}

function remember(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = ask(name);
    answers.set(name, answer);
    return answer;
  };
}
