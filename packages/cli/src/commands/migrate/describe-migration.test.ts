import type { MigrationReport, UnitReport } from '@tacet/codemods';
import { expect, it } from 'vitest';
import { coloursFor } from '../../terminal/colours.ts';
import { describeMigration } from './describe-migration.ts';

const gates = ['types', 'lint'] as const;
const branches = { covered: 7, total: 9, missed: [5, 8].map((line) => ({ line, branch: 'else' })) };
const moved: UnitReport = {
  file: 'src/payments/payment.service.ts',
  method: 'PaymentService.processPayment',
  line: 27,
  tier: 'T4',
  status: 'migrated',
  refusals: [],
  decisions: 1,
  branchesMoved: 1,
  newFiles: ['src/payments/process-payment.kinds.ts'],
  verification: { gates, proof: { status: 'proven', runs: 1000, branches } },
  plainIds: ['paymentId'],
};
const reason =
  'The migrated code does something else (+) than the old code (-):\n  > find("a")\n- > save("a")\n+ answered';
const refused: UnitReport = {
  ...{ file: 'src/visit.service.ts', method: 'VisitService.note', line: 9, tier: undefined, status: 'refused' },
  refusals: [{ code: 'not-equivalent', line: 9, column: 3, reason, hint: 'Nothing was written. Please report it.' }],
  ...{ decisions: 0, branchesMoved: 0, newFiles: [], verification: { gates: [] } },
};
const totals = { files: 2, methods: 2, fat: 2, clean: 0, migratable: 0, migrated: 1, refused: 1 };
const report: MigrationReport = {
  version: 1,
  run: { root: '/', write: true },
  totals: { ...totals, newDiagnostics: 0, lintFindings: 0 },
  refusedBy: { 'not-equivalent': 1 },
  units: [moved, refused],
  timing: { scan: 1, analyse: 1, verify: 1 },
};
const show = (width: number | undefined): string =>
  describeMigration(report, { colours: coloursFor({}, false), width });

it('tells each method in lines of any length in a pipe', () => {
  expect(show(undefined)).toMatchInlineSnapshot(`
    "migrated PaymentService.processPayment src/payments/payment.service.ts:27 T4 · 1 decision, 1 new file
      proven: 1000 runs of the old and the new code, 7 of 9 branches of the old code
      not reached: line 5 (else), 8 (else)
      paymentId: no value object, the method would not type-check
    refused VisitService.note src/visit.service.ts:9 not-equivalent
      The migrated code does something else (+) than the old code (-):
        > find("a")
      - > save("a")
      + answered
      hint: Nothing was written. Please report it.
    2 files: 1 migrated, 1 refused, 0 clean
    "
  `);
});

it('breaks them on a terminal, but for what is compared line by line', () => {
  expect(show(60)).toMatchInlineSnapshot(`
    "migrated PaymentService.processPayment
      src/payments/payment.service.ts:27 T4 · 1 decision, 1 new
      file
      proven: 1000 runs of the old and the new code, 7 of 9
        branches of the old code
      not reached: line 5 (else), 8 (else)
      paymentId: no value object, the method would not
        type-check
    refused VisitService.note src/visit.service.ts:9
      not-equivalent
      The migrated code does something else (+) than the old
      code (-):
        > find("a")
      - > save("a")
      + answered
      hint: Nothing was written. Please report it.
    2 files: 1 migrated, 1 refused, 0 clean
    "
  `);
});

it('counts one file as one', () => {
  const one = { ...report, units: [], totals: { ...report.totals, files: 1, migrated: 0, refused: 0 } };
  expect(describeMigration(one, { colours: coloursFor({}, false), width: undefined })).toBe(
    '1 file: 0 migrated, 0 refused, 0 clean\n',
  );
});
