import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint/universal';
import type { Role } from '@tacet/vocabulary';
import { plugin } from './plugin.ts';
import { createPresets } from './presets.ts';

/** A text and the absolute path where it lies, or will lie. */
export interface LintedText {
  readonly path: string;
  readonly text: string;
}

/** What a rule says about a text; lines and columns count from one. */
export interface TextFinding {
  readonly path: string;
  /** Without the prefix `tacet/`; `syntax` for a text that does not parse. */
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Finds what the recommended rules find. */
export type LintText = (text: LintedText) => readonly TextFinding[];

/** A linter for texts below a folder; with a role, every text is taken for a file of that role, whatever its name. */
export function createLinter(root: string, role?: Role): LintText {
  const { configs, configure } = createPresets({ plugin, parser, findTypescriptEslint: () => undefined });
  const blocks = role === undefined ? configs.recommended : onlyFor(role, configure);
  const config = [{ linterOptions: { noInlineConfig: true } }, ...blocks];
  const linter = new Linter({ cwd: root });
  return ({ path, text }) =>
    linter.verify(text, config, { filename: path }).flatMap((message) => {
      const rule = message.fatal === true ? 'syntax' : (message.ruleId?.replace(/^tacet\//, '') ?? '');
      return rule === '' ? [] : [{ path, rule, line: message.line, column: message.column, message: message.message }];
    });
}

function onlyFor(role: Role, configure: ReturnType<typeof createPresets>['configure']) {
  const nothing = { orchestrator: [], runtime: [], domain: [], kinds: [], ports: [] };
  return configure({ ...nothing, [role]: ['**/*.{ts,tsx,mts,cts}'] });
}
