// Adds up vitest's report and the outcomes of further checks: the last line is `N passed, N failed`.
import { readFileSync } from 'node:fs';

const [reportPath, testOutcome, ...otherOutcomes] = process.argv.slice(2);
const count = (outcome) => otherOutcomes.filter((one) => one === outcome).length;

/** A file that does not even load has no tests, and counts as one that failed. */
function readReport(text) {
  if (text === '') return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text);
  const isBroken = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;
  return { passed: numPassedTests, failed: numFailedTests + testResults.filter(isBroken).length };
}

const tests = readReport(readFileSync(reportPath, 'utf8'));
// The test command can fail without a failed test: a build that breaks, an error outside of all tests.
const unexplained = testOutcome === 'passed' || tests.failed > 0 ? 0 : 1;
const failed = tests.failed + unexplained + count('failed');
console.log(`${tests.passed + count('passed')} passed, ${failed} failed`);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;
