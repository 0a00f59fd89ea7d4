import { ts } from 'ts-morph';

/** Indents and spaces a new file as the language's own formatter does; a formatter of the project may follow. */
export function formatSource(name: string, source: string): string {
  const text = source.replace(/\r\n/g, '\n');
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({}),
    getScriptFileNames: () => [name],
    getScriptVersion: () => '0',
    getScriptSnapshot: (file) => (file === name ? ts.ScriptSnapshot.fromString(text) : undefined),
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => 'lib.d.ts',
    fileExists: (file) => file === name,
    readFile: (file) => (file === name ? text : undefined),
  };
  const settings = {
    ...ts.getDefaultFormatCodeSettings('\n'),
    indentSize: 2,
    tabSize: 2,
    semicolons: ts.SemicolonPreference.Insert,
  };
  const edits = ts.createLanguageService(host).getFormattingEditsForDocument(name, settings);
  const formatted = [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.start + span.length),
      text,
    );
  return formatted.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n');
}
