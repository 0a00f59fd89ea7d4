import { showPath } from '@tacet/templates';
import type { Finding } from '../../formats/finding.ts';
import { formatGithub } from '../../formats/github.ts';
import { formatSarif } from '../../formats/sarif.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { readVersion } from '../../version.ts';
import type { PlanningReport, PrintReport } from './report.ts';

/** Prints GitHub's workflow commands. */
export function printGithub({ results }: Terminal): PrintReport {
  return (report) => {
    results.write(formatGithub(findingsOf(report)));
    return Promise.resolve();
  };
}

/** Prints a SARIF log. */
export function printSarif({ results }: Terminal): PrintReport {
  return (report) => {
    results.write(formatSarif(findingsOf(report), readVersion()));
    return Promise.resolve();
  };
}

function findingsOf({ diagnostics, findings, directory }: PlanningReport): readonly Finding[] {
  return [
    ...diagnostics.map(({ diagnostic, root }) => ({
      ...diagnostic,
      path: showPath(root, diagnostic.path, directory),
    })),
    ...findings.map((finding) => ({ ...finding, line: 1, column: 1, endLine: 1, endColumn: 1 })),
  ];
}
