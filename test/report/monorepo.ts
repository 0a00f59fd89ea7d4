import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, house, type Project } from '../cli/sandbox.ts';

const services: Readonly<Record<string, string>> = {
  'packages/orders/src/confirm/confirm.service.ts': 'conditional-effects-with-join',
  'packages/orders/src/profile/profile.service.ts': 'own-methods',
  'packages/payments/src/payment.service.ts': 'process-payment',
  'packages/payments/src/charge/charge.service.ts': 'try-maps-and-swallows',
  'packages/quota/src/quota.service.ts': 'nested-conditions',
  'packages/quota/src/notice/notice.service.ts': 'switch-with-effects',
};

const tsconfig = `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022", "lib": ["es2022"], "types": [] }, "include": ["src"] }\n`;

/** A repository with three packages of two fat services each, committed. */
export function createMonorepo(bin: string): Project {
  const fixtures = join(house, 'packages/codemods/src/fixtures');
  const texts = Object.entries(services).map(([path, fixture]) => {
    return [path, readFileSync(join(fixtures, fixture, 'service.ts'), 'utf8')] as const;
  });
  const names = ['orders', 'payments', 'quota'];
  const project = createProject(bin, {
    '.gitignore': 'node_modules\n',
    ...Object.fromEntries(texts),
    ...Object.fromEntries(names.map((name) => [`packages/${name}/tsconfig.json`, tsconfig])),
    ...Object.fromEntries(
      names.map((name) => [`packages/${name}/package.json`, `{ "name": "@shop/${name}", "version": "1.0.0" }\n`]),
    ),
    'packages/orders/src/place.orchestrator.ts':
      'export class PlaceOrchestrator {\n  constructor(private readonly store: OrderStore) {}\n  async place(id: string): Promise<PlaceResult> {\n    const order = await this.store.find(id);\n    return { kind: PlaceKind.Placed, order };\n  }\n}\n',
  });
  git(project, 'init', '-q', '-b', 'main');
  commit(project, 'begin');
  return project;
}

/** Commits everything. */
export function commit(project: Project, message: string): void {
  git(project, 'add', '-A');
  git(project, '-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qm', message);
}

/** Runs git in a project. */
export function git({ root }: Project, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: root, stdio: 'ignore' });
}
