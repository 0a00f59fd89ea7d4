import type { LintGate } from '@tacet/codemods';

interface TextFinding {
  readonly path: string;
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

type LintText = (text: { readonly path: string; readonly text: string }) => readonly TextFinding[];

interface LinterModule {
  readonly createLinter: (root: string, role?: string) => LintText;
}

/** The recommended rules as a gate: they come with the program, so that every machine has the same ones. */
export function recommendedRules(root: string): LintGate {
  const state: { lint?: LintText } = {};
  return async (files) => {
    state.lint ??= (await loadLinter()).createLinter(root);
    return files.flatMap(state.lint).map(({ path, rule, message }) => ({ path, message: `${rule}: ${message}` }));
  };
}

/** The linter, which the build puts beside the program. A migration without its gate would promise too much: it fails. */
async function loadLinter(): Promise<LinterModule> {
  const loaded: unknown = await import(new URL('./linter.js', import.meta.url).href);
  if (!isLinter(loaded)) throw new Error('linter.js beside the program is not the linter that it was built with.');
  return loaded;
}

function isLinter(loaded: unknown): loaded is LinterModule {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'createLinter' in loaded &&
    typeof loaded.createLinter === 'function'
  );
}
