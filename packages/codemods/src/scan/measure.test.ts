import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { measureFiles } from './measure.ts';

const fixtures = path.join(import.meta.dirname, '..', 'fixtures');

it('tells how fat a method is, and which checks it breaks', () => {
  expect(measureFiles(fixtures, [path.join(fixtures, 'process-payment/service.ts')])).toEqual([
    {
      file: 'process-payment/service.ts',
      method: 'PaymentService.processPayment',
      line: 34,
      lines: 18,
      effects: 3,
      checks: { 'no-if': 4, 'no-throw': 2, 'dumb-piping': 2 },
      isFacade: false,
    },
  ]);
});

it('sees that a method hands over to an orchestrator', () => {
  const [measure] = measureFiles(fixtures, [path.join(fixtures, 'process-payment/after/service.ts')]);
  expect(measure).toMatchObject({ isFacade: true, checks: {} });
});

it('sees a façade in which nothing is left to choose, and looks at no orchestrator', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tacet-measure-'));
  const files = ['file.repository.ts', 'find-file.orchestrator.ts'].map((name) => path.join(folder, name));
  for (const file of files) {
    writeFileSync(
      file,
      "import { FindFileOrchestrator } from './find-file.orchestrator';\nexport class Files {\n  async find(id: string) {\n    return (await new FindFileOrchestrator(this).find(id)).value;\n  }\n}\n",
    );
  }
  expect(measureFiles(folder, files)).toMatchObject([{ method: 'Files.find', isFacade: true }]);
  rmSync(folder, { recursive: true });
});
