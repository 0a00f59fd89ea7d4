import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { migrateGroup } from '../migrate-group.ts';
import { scanFiles } from './scan-files.ts';
import { loadSourceModel } from '../adapter/ts-source-model.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tacet-scan-'));
const service = `export class CountService {
  constructor(private readonly store: { load(id: string): Promise<number> }) {}

  async run(id: string): Promise<number> {
    if (id === '') throw new Error('No id');
    return this.store.load(id);
  }

  plain(): number {
    return 1;
  }
}
`;
mkdirSync(path.join(root, 'real'));
writeFileSync(path.join(root, 'real/count.service.ts'), service);
symlinkSync('../real/count.service.ts', path.join(root, 'real/link.service.ts'));
symlinkSync('real', path.join(root, 'linked'));

afterAll(() => {
  rmSync(root, { recursive: true });
});

const settledOf = (...files: readonly string[]) =>
  scanFiles({ root, files }).flatMap(({ settled }) =>
    settled.map(({ file, method, line, refusals: [refusal] }) => [file, method, line, refusal?.code, refusal?.reason]),
  );

it('refuses a file that is not there', () => {
  expect(settledOf('gone.ts')).toEqual([['gone.ts', '', 1, 'file-not-found', 'ENOENT: no such file or directory']]);
});

it('refuses a folder that was taken for a file', () => {
  expect(settledOf('real')).toMatchObject([['real', '', 1, 'file-not-found', expect.stringContaining('EISDIR')]]);
});

it('refuses the fat methods of a link, and says where it leads', () => {
  expect(settledOf('real/link.service.ts')).toMatchObject([
    ['real/link.service.ts', 'CountService.run', 4, 'symbolic-link', expect.stringContaining('real/count.service.ts')],
    ['real/link.service.ts', 'CountService.plain', 9, undefined, undefined],
  ]);
});

it('refuses the fat methods of a file in a folder that is a link', () => {
  const [run] = settledOf('linked/count.service.ts');
  expect(run).toMatchObject([
    'linked/count.service.ts',
    'CountService.run',
    4,
    'symbolic-link',
    expect.stringContaining('real/count.service.ts'),
  ]);
});

it('refuses a file that the program does not hold', async () => {
  const file = path.join(root, 'real/count.service.ts');
  const model = { ...loadSourceModel(undefined, []), find: () => undefined };
  const [outcome] = await migrateGroup(model, scanFiles({ root, files: [file] }), { root });
  expect(outcome?.units).toMatchObject([
    { method: 'CountService.run', status: 'refused', refusals: [{ code: 'not-in-program', line: 4 }] },
  ]);
  expect(outcome?.edit).toBeUndefined();
});
