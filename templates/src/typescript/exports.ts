/** How a name can be used, which decides how it is imported. */
export type ExportForm = 'type' | 'class' | 'const' | 'function';

/** A name that other files may import. */
export interface ExportedName {
  readonly name: string;
  readonly form: ExportForm;
  /** The module specifier: `zod`, `./payment.kinds.js`. */
  readonly from: string;
}

const forms: Readonly<Record<string, ExportForm>> = {
  interface: 'type',
  type: 'type',
  class: 'class',
  const: 'const',
  function: 'function',
};

/** The names that a module exports, read off its text. */
export function findExports(text: string, from: string): readonly ExportedName[] {
  return [...text.matchAll(/^export (interface|type|class|const|function) ([\w$]+)/gm)].map(
    ([, keyword = '', name = '']) => ({ name, form: forms[keyword] ?? 'const', from }),
  );
}
