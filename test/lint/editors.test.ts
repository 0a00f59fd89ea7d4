import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openEditor, type Diagnostic, type Editor } from './language-server.ts';
import { createProject, eslintConfig, oxlintConfig, programs, type Project } from './project.ts';

const kinds = `export const PaymentKind = { Processed: 'processed' } as const;\n`;
const magic = `import { PaymentKind } from './payment.kinds.js';
import type { Payment } from './payment.entity.js';
import type { PaymentStore } from './payment.ports.js';
import type { PaymentResult } from './payment.results.js';

export class PaymentOrchestrator {
  constructor(private readonly store: PaymentStore) {}

  async process(payment: Payment): Promise<PaymentResult> {
    await this.store.save(payment, PaymentKind);
    return { kind: 'processed', payment };
  }
}
`;

/** What the extension of VS Code answers when its server asks for settings; all of these keys are required. */
const vsCodeSettings = {
  validate: 'on',
  run: 'onType',
  nodePath: null,
  useESLintClass: true,
  experimental: {},
  problems: {},
  rulesCustomizations: [],
  options: {},
  workingDirectory: { mode: 'location' },
  codeActionOnSave: { mode: 'all' },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
};

describe.each([
  {
    name: "VS Code's ESLint server",
    command: programs.eslintServer,
    settings: vsCodeSettings,
    code: 'tacet/no-magic-strings',
  },
  {
    name: 'oxlint --lsp',
    command: programs.oxlintServer,
    settings: { run: 'onType' },
    code: 'tacet(no-magic-strings)',
  },
])('$name', ({ command, settings, code }) => {
  const open: { editor: Editor; project: Project }[] = [];

  const openFile = async (text: string): Promise<Editor> => {
    const project = createProject({
      'eslint.config.js': eslintConfig,
      '.oxlintrc.json': oxlintConfig,
      'src/payment.kinds.ts': kinds,
      'src/payment.orchestrator.ts': text,
    });
    const path = join(project.folder, 'src/payment.orchestrator.ts');
    const editor = await openEditor(command, project.folder, path, settings);
    open.push({ editor, project });
    return editor;
  };

  afterEach(async () => {
    for (const { editor, project } of open.splice(0)) {
      await editor.close();
      project.remove();
    }
  });

  it('underlines a finding', async () => {
    const editor = await openFile(magic);
    const found = await editor.diagnose();
    expect(found.map(placeOf)).toEqual([{ code, line: 10, from: 19, to: 30 }]);
  });

  it('applies a suggestion, and the file is clean', async () => {
    const editor = await openFile(magic);
    const [finding] = await editor.diagnose();
    const actions = await editor.actionsFor(finding!);
    const action = actions.find(({ title }) => !/^(?:Disable|Show)/.test(title));
    expect(action?.title).toContain('PaymentKind.Processed');
    await editor.apply(action!);
    expect(editor.text()).toBe(magic.replace(`'processed'`, 'PaymentKind.Processed'));
    expect(await editor.diagnose()).toEqual([]);
  });

  it('has nothing to say about a clean file', async () => {
    const editor = await openFile(magic.replace(`'processed'`, 'PaymentKind.Processed'));
    expect(await editor.diagnose()).toEqual([]);
  });

  it.runIf(code.includes('/'))('links to the page of the rule', async () => {
    const editor = await openFile(magic);
    const [finding] = await editor.diagnose();
    expect(finding?.codeDescription?.href).toMatch(/^https:.*\/no-magic-strings\.md$/);
  });
});

function placeOf({ code, range }: Diagnostic): object {
  return { code, line: range.start.line, from: range.start.character, to: range.end.character };
}
