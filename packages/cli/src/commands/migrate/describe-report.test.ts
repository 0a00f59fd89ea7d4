import type { Measure, MigrationReport, UnitReport } from '@tacet/codemods';
import { expect, it } from 'vitest';
import { coloursFor } from '../../terminal/colours.ts';
import { describeReport } from './describe-report.ts';

const checks = { 'no-if': 5, 'no-throw': 3, 'no-entity-new': 3, 'dumb-piping': 7 };
const pay = { file: 'src/payment.service.ts', method: 'PaymentService.pay', line: 27 };
const rows = { file: 'src/payment.service.ts', method: 'PaymentService.rows', line: 60 };
const refusal = { code: 'generator', line: 61, column: 5, reason: 'It yields.', hint: 'Return a list.' } as const;
const unit = { tier: undefined, decisions: 0, branchesMoved: 0, newFiles: [], verification: { gates: [] } } as const;
const units: readonly UnitReport[] = [
  { ...unit, ...pay, tier: 'T4', status: 'migratable', refusals: [] },
  { ...unit, ...rows, status: 'refused', refusals: [refusal] },
];
const measures: readonly Measure[] = [
  { ...pay, lines: 19, effects: 3, checks, isFacade: false },
  { ...rows, lines: 4, effects: 1, checks: { 'no-if': 1 }, isFacade: false },
];
const totals = { files: 1, methods: 2, fat: 2, clean: 0, migratable: 1, migrated: 0, refused: 1 };
const report: MigrationReport = {
  version: 1,
  run: { root: '/', write: false },
  totals: { ...totals, newDiagnostics: 0, lintFindings: 0 },
  refusedBy: { generator: 1 },
  units,
  timing: { scan: 1, analyse: 1, verify: 1 },
};
const colours = coloursFor({}, false);
const show = (width: number | undefined): string => describeReport(report, measures, { colours, width });

it('is a table in a pipe, however long its lines are', () => {
  expect(show(undefined)).toMatchInlineSnapshot(`
    "  tier  verdict              method               line  lines  effects  checks that fail

    src/payment.service.ts
      T4    migratable           PaymentService.pay     27     19        3  no-if 5, no-throw 3, no-entity-new 3, dumb-piping 7
      –     generator (line 61)  PaymentService.rows    60      4        1  no-if 1

    1 file, 2 methods: 2 fat, 0 clean
    1 migratable, 1 refused
         1  generator
      hint: tacet explain <code> says why, and what makes the method migratable.
    "
  `);
});

it('is a table on a terminal, whose last column is broken', () => {
  expect(show(100)).toMatchInlineSnapshot(`
    "  tier  verdict              method               line  lines  effects  checks that fail

    src/payment.service.ts
      T4    migratable           PaymentService.pay     27     19        3  no-if 5, no-throw 3,
                                                                            no-entity-new 3,
                                                                            dumb-piping 7
      –     generator (line 61)  PaymentService.rows    60      4        1  no-if 1

    1 file, 2 methods: 2 fat, 0 clean
    1 migratable, 1 refused
         1  generator
      hint: tacet explain <code> says why, and what makes the method migratable.
    "
  `);
});

it('is a list on a narrow terminal', () => {
  expect(show(60)).toMatchInlineSnapshot(`
    "
    src/payment.service.ts
      PaymentService.pay
        migratable
        line 27 · 19 lines, 3 effects · T4 · no-if 5,
        no-throw 3, no-entity-new 3, dumb-piping 7
      PaymentService.rows
        generator (line 61)
        line 60 · 4 lines, 1 effect · no-if 1

    1 file, 2 methods: 2 fat, 0 clean
    1 migratable, 1 refused
         1  generator
      hint: tacet explain <code> says why, and what makes the
        method migratable.
    "
  `);
});
