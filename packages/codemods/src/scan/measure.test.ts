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
      checks: { 'no-if': 5, 'no-throw': 2, 'no-entity-new': 2, 'dumb-piping': 8 },
      isFacade: false,
    },
  ]);
});

it('sees that a method hands over to an orchestrator', () => {
  const [measure] = measureFiles(fixtures, [path.join(fixtures, 'process-payment/after/service.ts')]);
  expect(measure).toMatchObject({ isFacade: true, checks: {} });
});
