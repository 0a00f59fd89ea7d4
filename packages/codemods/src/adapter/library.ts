import { getLibFiles } from '@ts-morph/common';
import { ts } from 'ts-morph';

/** The language's library comes with the analysis, so that answers are the same on every machine. */
export const libraryFolder = '/node_modules/typescript/lib';

const texts = new Map<string, string>();

/** The text of a file of the language's library. */
export function libraryText(file: string): string | undefined {
  if (!file.startsWith(libraryFolder)) return undefined;
  if (texts.size === 0) {
    for (const { fileName, text } of getLibFiles()) texts.set(`${libraryFolder}/${fileName}`, text);
  }
  return texts.get(file);
}

/** Trees of the library for one set of options: they are the same for every program that has these. */
const trees = new Map<string, Map<string, ts.SourceFile>>();

/** The tree of a file of the library. It is parsed and bound once in a process, also when programs follow one another. */
export function findLibrarySource(
  file: string,
  asked: ts.ScriptTarget | ts.CreateSourceFileOptions,
  options: ts.CompilerOptions,
): ts.SourceFile | undefined {
  const key = JSON.stringify([formOf(asked), treeOptions.map((name) => options[name] ?? null)]);
  const known = trees.get(key) ?? new Map<string, ts.SourceFile>();
  if (!trees.has(key)) {
    // Trees are large: those of other options go.
    trees.clear();
    trees.set(key, known);
  }
  const text = libraryText(file);
  const source =
    known.get(file) ?? (text === undefined ? undefined : ts.createSourceFile(file, text, withoutComments(asked)));
  if (source !== undefined) known.set(file, source);
  return source;
}

/** Lets the parser pass over the comments of declarations: they are many, and say nothing about types. */
export function withoutComments(asked: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.CreateSourceFileOptions {
  const options = typeof asked === 'object' ? asked : { languageVersion: asked };
  return { ...options, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
}

/** What a tree depends on, and what is bound to it. */
const treeOptions = [
  'target',
  'module',
  'moduleResolution',
  'moduleDetection',
  'jsx',
  'jsxImportSource',
  'importHelpers',
  'strict',
  'alwaysStrict',
  'isolatedModules',
  'preserveConstEnums',
  'allowUnusedLabels',
  'allowUnreachableCode',
  'noFallthroughCasesInSwitch',
] as const;

function formOf(asked: ts.ScriptTarget | ts.CreateSourceFileOptions): readonly unknown[] {
  if (typeof asked !== 'object') return [asked];
  return [asked.languageVersion, asked.impliedNodeFormat, asked.jsDocParsingMode];
}
