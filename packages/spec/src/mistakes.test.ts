import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSpecs } from './index.ts';
import { mistakes } from './mistakes.test.kit.ts';

const payment = readFileSync(new URL('../../../test/examples/payment/payment.tacet.yaml', import.meta.url), 'utf8');

it.each(mistakes.map(([before, after, ...told]) => ({ before, after, told })))(
  '$before → $after',
  async ({ before, after, told }) => {
    const text = payment.replace(before, () => after);
    expect(text).not.toBe(payment);
    const { diagnostics, contexts } = await readSpecs(['payment.tacet.yaml'], { readFile: () => Buffer.from(text) });
    expect(diagnostics.map(({ line, column, code }) => `${line.toString()}:${column.toString()} ${code}`)).toEqual(
      told,
    );
    expect(contexts).toHaveLength(diagnostics.some(({ severity }) => severity === 'error') ? 0 : 1);
  },
);
