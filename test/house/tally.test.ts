import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tacet-tally-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function tally(report: object | undefined, ...outcomes: readonly string[]): readonly [string, number | null] {
  const path = join(folder, 'report.json');
  writeFileSync(path, report === undefined ? '' : JSON.stringify(report));
  const { stdout, status } = spawnSync(process.execPath, ['test/house/tally.mjs', path, ...outcomes], {
    encoding: 'utf8',
  });
  return [stdout, status];
}

const report = (passed: number, failed: number, ...broken: readonly object[]): object => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: [{ status: failed === 0 ? 'passed' : 'failed', assertionResults: [{}] }, ...broken],
});

describe('the last line of CI', () => {
  it.each([
    ['all is well', report(5, 0), ['passed', 'passed', 'passed'], '7 passed, 0 failed\n', 0],
    ['a test fails', report(5, 2), ['failed', 'passed', 'passed'], '7 passed, 2 failed\n', 1],
    ['lint fails', report(5, 0), ['passed', 'failed', 'passed'], '6 passed, 1 failed\n', 1],
    ['the build fails', undefined, ['failed', 'passed', 'passed'], '2 passed, 1 failed\n', 1],
    ['an error lies outside of all tests', report(5, 0), ['failed', 'passed'], '6 passed, 1 failed\n', 1],
    [
      'a file does not load',
      report(5, 0, { status: 'failed', assertionResults: [] }),
      ['failed'],
      '5 passed, 1 failed\n',
      1,
    ],
    ['nothing ran', report(0, 0), ['passed', 'passed'], '1 passed, 0 failed\n', 1],
  ])('when %s', (_, summary, outcomes, line, status) => {
    expect(tally(summary, ...outcomes)).toEqual([line, status]);
  });
});
