import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleCli, house, run } from '../cli/sandbox.ts';
import { hasChromium, openFile } from './browser.ts';
import { createReported } from './project.ts';

if (!hasChromium) console.log("left out: mermaid's parser needs a browser, and there is no /usr/bin/chromium");

const bin = bundleCli();

it.runIf(hasChromium)("prints flows that Mermaid's own parser reads, and draws", async () => {
  const hostile = createReported(bin).tacet('report', '--mermaid');
  const ours = ['packages/codemods/src/fixtures', 'packages/cli/src', 'templates/src/fixtures', 'test/lint/corpus'];
  const orchestrators = ours.map((folder) => `${folder}/**/*.{orchestrator,runtime}.ts`);
  const all = run(process.execPath, [bin, 'report', '--mermaid', ...orchestrators], house);
  expect([hostile.code, all.code]).toEqual([0, 0]);
  const flows = [...`${hostile.stdout}${all.stdout}`.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  );
  expect(flows.length).toBeGreaterThan(60);

  const folder = mkdtempSync(join(tmpdir(), 'tacet-mermaid-'));
  const script = join(dirname(createRequire(import.meta.url).resolve('mermaid')), 'mermaid.min.js');
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Mermaid</title><body></body>');
  const { page } = await openFile(join(folder, 'page.html'));
  await page.addScriptTag({ path: script });
  const wrong = await page.evaluate(async (texts) => {
    const { mermaid } = window as unknown as { mermaid: { parse: (text: string) => Promise<unknown> } };
    const problems: string[] = [];
    for (const text of texts) {
      await mermaid.parse(text).catch((error: unknown) => problems.push(`${String(error)}\n${text}`));
    }
    return problems;
  }, flows);
  expect(wrong).toEqual([]);
  const drawn = await page.evaluate(
    async (text) => {
      const { mermaid } = window as unknown as {
        mermaid: { render: (id: string, text: string) => Promise<{ svg: string }> };
      };
      return (await mermaid.render('drawn', text)).svg;
    },
    flows.find((text) => text.includes('desc'))!,
  );
  expect(drawn).toMatch(/^<svg /);
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  rmSync(folder, { recursive: true });
});
