import type { NewFile } from './files.ts';
import { createImports, namesOfType, type Surroundings } from './imports.ts';

/** Writes the imports of what type parameters are bound by; those that a file has already are left out. */
export function boundImports(
  around: Surroundings,
  owned: ReadonlySet<string>,
  isId: (name: string) => boolean,
): (file: NewFile, bounds: readonly string[]) => string {
  return ({ name, text }, bounds) => {
    const imports = createImports(name.includes('.orchestrator.') ? 'driver' : 'entity', around, owned);
    for (const bound of bounds.flatMap((each) => [...namesOfType(each)])) {
      if (new RegExp(`^import [^;]*\\b${bound}\\b`, 'm').test(text)) continue;
      if (isId(bound)) imports.own('values', bound, true);
      else imports.mention(bound);
    }
    return imports.text().replace(/\n\n$/, '\n');
  };
}
