import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packAll } from '../house/pack.ts';
import type { NodeVersion, PackageManager } from './tools.ts';
import { createUserProject, type Outcome, type UserProject } from './user-project.ts';

const root = process.cwd();
const destination = mkdtempSync(join(tmpdir(), 'tacet-packed-'));
const tarballs = Object.fromEntries(packAll(root, destination).map(({ name, tarball }) => [name, `file:${tarball}`]));
const spec = readFileSync(join(root, 'test/examples/payment/payment.tacet.yaml'), 'utf8');
const projects: UserProject[] = [];

afterAll(() => {
  for (const { folder } of projects) rmSync(folder, { recursive: true });
  rmSync(destination, { recursive: true });
});

/** A project that is not ours, with everything that `tacet init` tells to install for the generator. */
async function createProject(manager: PackageManager, node: NodeVersion, plop: string): Promise<UserProject> {
  const own = Object.fromEntries(
    Object.entries(tarballs).filter(
      ([name]) => name === 'tacet' || /^@tacet\/(?:vocabulary|spec|changes|templates)$/.test(name),
    ),
  );
  const manifest = {
    name: 'user',
    private: true,
    type: 'module',
    devDependencies: { ...own, plop },
    resolutions: own,
    pnpm: { overrides: own },
  };
  const project = await createUserProject(
    manager,
    node,
    {},
    {
      'package.json': JSON.stringify(manifest),
      'plopfile.js': "export { default } from '@tacet/templates/plop';\n",
      'payment.tacet.yaml': spec,
    },
  );
  projects.push(project);
  return project;
}

function read(project: UserProject, path: string): string {
  return readFileSync(join(project.folder, path), 'utf8');
}

function said({ status, stdout, stderr }: Outcome): { readonly status: number; readonly text: string } {
  return { status, text: stdout + stderr };
}

describe.concurrent('from packed tarballs', () => {
  it.each<[PackageManager, NodeVersion, string]>([
    ['npm', 'own', '4.0.5'],
    ['npm', 24, '4.0.4'],
    ['pnpm', 22, '4.0.5'],
    ['yarn', 24, '4.0.5'],
    ['yarn 4', 'own', '4.0.4'],
  ])('%s, Node %s, plop %s: plop and tacet write the same slice', async (manager, node, plop) => {
    const project = await createProject(manager, node, plop);
    const plopBin = 'plop/bin/plop.js';
    const tacet = 'tacet/dist/bin.js';

    const written = said(await project.run(plopBin, 'orchestrator', '--spec', 'payment.tacet.yaml'));
    expect(written).toMatchObject({ status: 0, text: expect.stringMatching(/\d+ files: \d+ written/) as string });
    const orchestrator = read(project, 'payment.orchestrator.ts');
    expect(orchestrator).toContain('export class PaymentOrchestrator');
    const again = said(await project.run(plopBin, 'orchestrator', '--', '--spec', 'payment.tacet.yaml'));
    expect(again).toMatchObject({ status: 0, text: expect.stringContaining('up to date') as string });
    expect(said(await project.run(tacet, 'check'))).toMatchObject({ status: 0 });

    rmSync(join(project.folder, 'payment.orchestrator.ts'));
    expect(said(await project.run(tacet, 'check'))).toMatchObject({
      status: 1,
      text: expect.stringContaining('error[absent-file]') as string,
    });
    expect(said(await project.run(tacet, 'generate'))).toMatchObject({ status: 0 });
    expect(read(project, 'payment.orchestrator.ts')).toBe(orchestrator);

    expect(said(await project.run(plopBin, 'result'))).toMatchObject({
      status: 2,
      text: expect.stringContaining('--spec is missing') as string,
    });
    expect(said(await project.run(tacet, 'explain', 'unknown-key'))).toMatchObject({ status: 0 });
    expect(said(await project.run(tacet, '--version')).text).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('tacet alone installs nothing else of ours', async () => {
    const packages = { tacet: tarballs.tacet ?? '' };
    const project = await createUserProject('npm', 'own', packages, { 'payment.tacet.yaml': spec });
    projects.push(project);
    expect(said(await project.run('tacet/dist/bin.js', 'generate'))).toMatchObject({ status: 0 });
    expect(read(project, 'package-lock.json')).not.toContain('@tacet/');
  });
});
