/** What a migration printed, shortened: the diff of the service, one line for each new file, and what became of the method. */
export function toMigrationLines(output: string): readonly string[] {
  const end = output.search(/^(?:migrated|refused) /m);
  const diffs = output.slice(0, end).split(/^(?=diff --git )/m);
  return [...diffs.flatMap(shorten), '', ...output.slice(end).trimEnd().split('\n')];
}

function shorten(diff: string): readonly string[] {
  const lines = diff.trimEnd().split('\n');
  if (!diff.startsWith('diff --git ')) return [];
  if (!lines.includes('--- /dev/null')) return ['', ...lines.slice(1)];
  const [, file = ''] = /^\+\+\+ b\/(.*)$/m.exec(diff) ?? [];
  const added = lines.filter((line) => line.startsWith('+') && !line.startsWith('+++')).length;
  return [`${file} (new, ${added} lines)`];
}
