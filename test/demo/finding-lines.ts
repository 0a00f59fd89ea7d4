interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

/** One line for each finding in ESLint's JSON: line, rule, message. */
export function toFindingLines(output: string): readonly string[] {
  const results = JSON.parse(output.slice(output.indexOf('['))) as readonly LintResult[];
  const findings = results.flatMap(({ messages }) => messages);
  const lines = findings.map(
    ({ line, ruleId, message }) => `line ${String(line).padStart(2)}  ${(ruleId ?? '').padEnd(26)} ${message}`,
  );
  return [...lines, `${findings.length} findings: each says where the line belongs`];
}
