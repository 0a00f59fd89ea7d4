import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packAll } from '../house/pack.ts';
import type { NodeVersion, PackageManager } from './tools.ts';
import { createUserProject, type UserProject } from './user-project.ts';

const destination = mkdtempSync(join(tmpdir(), 'tacet-packed-'));
const plugin = packAll(process.cwd(), destination).find(({ name }) => name === 'eslint-plugin-tacet');
if (plugin === undefined) throw new Error('eslint-plugin-tacet was not packed.');
const tarball = `file:${plugin.tarball}`;
const projects: UserProject[] = [];

const create = async (...args: Parameters<typeof createUserProject>): Promise<UserProject> => {
  const project = await createUserProject(...args);
  projects.push(project);
  return project;
};

afterAll(() => {
  for (const { folder } of projects) rmSync(folder, { recursive: true });
  rmSync(destination, { recursive: true });
});

const eslints = { 9: '9.39.5', 10: '10.15.0' } as const;
const typescripts = { 5.9: '5.9.3', 6: '6.0.3', 7: '7.0.2' } as const;

const bad = `import type { OrderStore } from './order.ports.js';
import type { OrderResult } from './order.results.js';
import type { Order } from './order.values.js';

export class OrderOrchestrator {
  constructor(private readonly store: OrderStore) {}

  async close(order: Order): Promise<OrderResult> {
    if (order.isOpen) await this.store.save(order);
    return { kind: 'closed', order };
  }
}
`;
const sources = {
  'src/order.orchestrator.ts': bad,
  'src/plain.ts': `export const plain = (x: number) => (x > 1 ? 'a' : 'b');\n`,
  'src/order.kinds.ts': `import x from 'x';\nexport const OrderKind = { Closed: 'closed' } as const;\n`,
};
const expected = [
  'order.kinds.ts:1 tacet/layer-imports',
  'order.orchestrator.ts:9 tacet/no-if',
  'order.orchestrator.ts:10 tacet/no-magic-strings',
];
const preset = `import tacet from 'eslint-plugin-tacet';\nexport default [...tacet.configs.recommended];\n`;

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

async function lint(project: UserProject): Promise<readonly string[]> {
  const { stdout, stderr } = await project.run('eslint/bin/eslint.js', '--format', 'json', 'src');
  if (!stdout.startsWith('[')) throw new Error(`ESLint failed:\n${stdout}${stderr}`);
  return (JSON.parse(stdout) as readonly FileReport[]).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, message }) => `${filePath.split('/').at(-1) ?? ''}:${line} ${ruleId ?? message}`),
  );
}

describe.concurrent('the packed plugin, with the whole set-up of two lines', () => {
  it.each<[PackageManager, keyof typeof typescripts, keyof typeof eslints, NodeVersion]>([
    ['npm', 7, 10, 'own'],
    ['npm', 5.9, 9, 24],
    ['npm', 6, 10, 22],
    ['pnpm', 7, 9, 22],
    ['pnpm', 6, 10, 24],
    ['yarn', 7, 10, 24],
    ['yarn', 5.9, 9, 'own'],
    ['yarn 4', 7, 10, 22],
    ['yarn 4, plug and play', 7, 10, 'own'],
  ])('%s, TypeScript %s at the root, ESLint %s, Node %s', async (manager, typescript, eslint, node) => {
    const packages = { typescript: typescripts[typescript], eslint: eslints[eslint], 'eslint-plugin-tacet': tarball };
    const project = await create(manager, node, packages, { ...sources, 'eslint.config.js': preset });
    expect(await lint(project)).toEqual(expected);
  });
});

describe.concurrent('the packed rules alone', () => {
  it("run with the user's own parser", async () => {
    const packages = {
      typescript: typescripts[6],
      eslint: eslints[10],
      '@typescript-eslint/parser': '8.72.0',
      'eslint-plugin-tacet': tarball,
    };
    const config = `import * as parser from '@typescript-eslint/parser';
import tacet from 'eslint-plugin-tacet/rules';
export default [{ files: ['src/*.ts'], plugins: { tacet }, languageOptions: { parser }, rules: { 'tacet/no-if': 'error' } }];
`;
    const project = await create('npm', 'own', packages, { ...sources, 'eslint.config.js': config });
    expect(await lint(project)).toEqual(expected.filter((line) => line.includes('no-if')));
  });

  it('run in oxlint beside TypeScript 7, without ESLint', async () => {
    const packages = { typescript: typescripts[7], oxlint: '1.94.0', 'eslint-plugin-tacet': tarball };
    const config = '{ "extends": ["./node_modules/eslint-plugin-tacet/oxlintrc.json"] }\n';
    const project = await create('pnpm', 'own', packages, { ...sources, '.oxlintrc.json': config });
    const { stdout } = await project.run('oxlint/bin/oxlint', '--format', 'unix', 'src');
    const found = stdout
      .split('\n')
      .flatMap((line) => /^src\/([\w.]+:\d+):\d+: .*\/tacet\(([\w-]+)\)\]$/.exec(line) ?? []);
    const lines = found.flatMap((_, index) =>
      index % 3 === 0 ? [`${found[index + 1] ?? ''} tacet/${found[index + 2] ?? ''}`] : [],
    );
    expect([...lines].sort()).toEqual([...expected].sort());
  });
});

describe.concurrent('the types of both entries', () => {
  const check = `import type { ESLint, Linter } from 'eslint';
import tacet, { type RoleFiles } from 'eslint-plugin-tacet';
import rules from 'eslint-plugin-tacet/rules';

const files: RoleFiles = { orchestrator: ['src/**/*.service.ts'] };
export const configs: Linter.Config[] = [
  ...tacet.configs.recommended,
  ...tacet.configs.off,
  ...tacet.configure({ ...files, typed: true }),
  { plugins: { tacet: rules } },
];
export const plugins: ESLint.Plugin[] = [tacet, rules];
export const names: string[] = [tacet.meta.name, rules.meta.version, ...Object.keys(rules.rules)];
// @ts-expect-error a role that does not exist
tacet.configure({ orchestra: [] });
`;
  const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', skipLibCheck: false, types: [] };

  it.each<[keyof typeof typescripts, keyof typeof eslints]>([
    [5.9, 9],
    [7, 10],
  ])('hold in a strict configuration in TypeScript %s with ESLint %s', async (typescript, eslint) => {
    const packages = { typescript: typescripts[typescript], eslint: eslints[eslint], 'eslint-plugin-tacet': tarball };
    const tsconfig = JSON.stringify({ compilerOptions: options, files: ['eslint.config.ts'] });
    const project = await create('npm', 'own', packages, { 'eslint.config.ts': check, 'tsconfig.json': tsconfig });
    const { stdout, stderr } = await project.run('typescript/bin/tsc', '--project', '.');
    expect(stdout + stderr).toBe('');
  });
});
