import type { Page } from 'playwright-core';

/** A text that is hard to read on its ground. */
export interface Faint {
  readonly text: string;
  readonly ratio: number;
}

/** The visible texts whose contrast with what lies behind them is below 4.5 (WCAG AA), in HTML and in drawings. */
export async function findFaint(page: Page): Promise<readonly Faint[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const paint = (colours: readonly string[]): readonly number[] => {
      canvas.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (colour: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = colour.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const groundsOf = (element: Element): string[] => {
      const grounds: string[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const shape = at.matches('g.node') ? at.querySelector('rect') : null;
        if (shape !== null) grounds.unshift(getComputedStyle(shape).fill);
        grounds.unshift(getComputedStyle(at).backgroundColor);
      }
      return ['white', ...grounds];
    };
    const faint: { text: string; ratio: number }[] = [];
    for (const element of document.querySelectorAll('body *:not(script):not(style)')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim() ?? '')
        .join('');
      const isShown = element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
      if (text === '' || !isShown || element.closest('title, desc') !== null) continue;
      const style = getComputedStyle(element);
      const grounds = groundsOf(element);
      const ink = element instanceof SVGElement ? style.fill : style.color;
      const [front, back] = [luminance(paint([...grounds, ink])), luminance(paint(grounds))];
      const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      if (ratio < 4.5) faint.push({ text, ratio });
    }
    return faint;
  });
}
