import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSpecs } from './read-specs.ts';

const payment = readFileSync(new URL('../../../test/examples/payment/payment.tacet.yaml', import.meta.url));

it('reads the payment example', async () => {
  const { contexts, diagnostics } = await readSpecs(['payment.tacet.yaml'], { readFile: () => payment });
  expect(diagnostics).toEqual([]);
  expect(contexts).toMatchSnapshot();
});
