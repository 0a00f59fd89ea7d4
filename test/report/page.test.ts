import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { bundleCli, createProject } from '../cli/sandbox.ts';
import { hasChromium, openFile } from './browser.ts';
import { findFaint } from './contrast.ts';
import { bigReport, createReported } from './project.ts';

if (!hasChromium) console.log('left out: there is no /usr/bin/chromium to look at pages with');

const bin = bundleCli();
const project = createReported(bin);
const written = project.tacet('report', '--html', 'out/report.html');
const file = join(project.root, 'out/report.html');

describe.runIf(hasChromium)('the page of tacet report', () => {
  it('is one file that loads nothing else, runs without an error, and takes every name for text', async () => {
    expect(written).toMatchObject({ code: 0, stderr: 'written: out/report.html\n' });
    const { page, complaints, requests } = await openFile(file);
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('h1').textContent()).toContain('<img src=x');
    expect(await page.locator('img, b[onclick], main script').count()).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toMatch(/(?:src|href)="?(?:https?:)?\/\//);
  });

  it('gives every tile and every method in it an area by its weight', async () => {
    const { page } = await openFile(file);
    const shares = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.tile')].map((tile) => {
        const { width, height } = tile.getBoundingClientRect();
        return (width * height) / Number(tile.dataset.weight);
      }),
    );
    expect(shares.length).toBeGreaterThan(3);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    for (const share of shares) expect(Math.abs(share / mean - 1)).toBeLessThan(0.01);
    const covered = await page.evaluate(() => {
      const areaOf = (element: Element): number => {
        const { width, height } = element.getBoundingClientRect();
        return width * height;
      };
      const cells = [...document.querySelectorAll('.tile i')].map(areaOf);
      return cells.reduce((sum, area) => sum + area, 0) / areaOf(document.querySelector('.map')!);
    });
    expect(covered).toBeCloseTo(1, 2);
  });

  it('is walked with the keyboard: into a folder and back, one stop for the whole map, a focus that is seen', async () => {
    const { page, complaints } = await openFile(file);
    const focused = (): Promise<string> =>
      page.evaluate(
        () => (document.activeElement as HTMLElement | null)?.dataset.path ?? document.activeElement!.tagName,
      );
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the report');
    await page.locator('#trail button').last().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const first = await focused();
    expect(first).toMatch(/^src/);
    expect(await page.locator('.tile[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!, '::after').borderTopWidth)).toBe('3px');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await page.locator('#trail [aria-current]').textContent()).not.toBe('everything');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(first);
    for (let patience = 5; patience > 0; patience -= 1) {
      if ((await page.locator('.tile[data-kind="method"]').count()) > 0) break;
      await page.keyboard.press('Enter');
    }
    await page.locator('.tile[data-kind="method"]').first().press('Enter');
    expect(await page.locator('#detail').textContent()).toMatch(/places, .* effects/);
    await page.locator('#filter').fill('generator');
    expect(await page.locator('#rows tr').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('names what is drawn: every control has a name, every drawing a title and its steps as text', async () => {
    const { page } = await openFile(file);
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, summary, nav, [role=img], [role=group], svg.flow')]
        .filter((element) => {
          const label = element.getAttribute('aria-label') ?? element.textContent;
          const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
          const isInLabel = element.closest('label') !== null;
          return label.trim() === '' && !isInLabel && !labelled.every((id) => document.getElementById(id) !== null);
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(nameless).toEqual([]);
    const steps = await page.locator('svg.flow desc').allTextContents();
    expect(
      steps.some((text) => text.includes('decide payment.decideAction, on Process: then act gateway.charge.')),
    ).toBe(true);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it.each(['light', 'dark'] as const)('can be read in %s: every text has a contrast of 4.5', async (colorScheme) => {
    const { page } = await openFile(file, { colorScheme });
    expect(await findFaint(page)).toEqual([]);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(251, 250, 248)' : 'rgb(21, 20, 18)');
  });

  it('prints: dark ink on white, drawings open, controls gone', async () => {
    const { page } = await openFile(file, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('#controls').isVisible()).toBe(false);
    expect(await findFaint(page)).toEqual([]);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('shows the map and the methods without scripts, too, and fits a narrow screen', async () => {
    const { page } = await openFile(file, { javaScriptEnabled: false, width: 400 });
    expect(await page.locator('.tile').count()).toBeGreaterThan(3);
    expect(await page.locator('#rows tr').count()).toBeGreaterThan(3);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    const { page: narrow } = await openFile(file, { width: 400 });
    expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });

  it('works for no file at all', async () => {
    const empty = createProject(bin);
    expect(empty.tacet('report', '--html', 'report.html').code).toBe(0);
    const { page, complaints } = await openFile(join(empty.root, 'report.html'));
    expect(complaints).toEqual([]);
    expect(await page.locator('#map').textContent()).toContain('Nothing is fat here.');
  });

  it('works for 3 000 methods', async () => {
    const big = createProject(bin, { 'big.json': bigReport(3000) });
    expect(big.tacet('report', '--merge', 'big.json', '--html', 'report.html').code).toBe(0);
    const { page, complaints } = await openFile(join(big.root, 'report.html'));
    expect(await page.locator('.tile i').count()).toBeGreaterThan(1500);
    await page.locator('.tile').first().click();
    await page.locator('#all').click();
    expect(await page.locator('#rows tr').count()).toBe(3000);
    expect(complaints).toEqual([]);
    expect(readFileSync(join(big.root, 'report.html')).length).toBeLessThan(3_000_000);
  });
});
