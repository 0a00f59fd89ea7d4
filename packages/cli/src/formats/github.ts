import { paragraphOf, type Finding } from './finding.ts';

/** Workflow commands, one a finding: GitHub shows them beside the lines of a pull request. */
export function formatGithub(findings: readonly Finding[]): string {
  return findings.map((finding) => `${commandOf(finding)}\n`).join('');
}

function commandOf(finding: Finding): string {
  const properties = {
    file: finding.path,
    line: finding.line,
    endLine: finding.endLine,
    col: finding.column,
    endColumn: finding.endColumn,
    title: finding.code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${finding.severity} ${list.join(',')}::${escapeData(paragraphOf(finding))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
