import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleCli, createProject, paymentSpec } from './sandbox.ts';

const spec = 'src/payment/payment.tacet.yaml';
const bin = bundleCli();

/** Takes the reader of specs and the templates away from a built command line. */
function removeMakers(): void {
  const folder = dirname(bin);
  const makers = readdirSync(folder).filter((name) => /^(?:filling|spec-reading)-.*\.js$/.test(name));
  expect(makers).toHaveLength(2);
  for (const name of makers) rmSync(join(folder, name));
}

describe('a project that is as it was generated', () => {
  it('is checked and generated without reading specs or filling templates', () => {
    const project = createProject(bin, { [spec]: paymentSpec() });
    expect(project.tacet('generate')).toMatchObject({ code: 0 });
    removeMakers();
    expect(project.tacet('check')).toMatchObject({ code: 0, stdout: '20 files: 14 up to date, 6 yours\n', stderr: '' });
    expect(project.tacet('generate')).toMatchObject({ code: 0, stderr: '' });
    project.edit('src/payment/payment.kinds.ts', 'export', '// mine\nexport');
    expect(project.tacet('check').stderr).toContain('Cannot find module');
  });
});
