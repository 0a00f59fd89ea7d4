/** Whether a name is one of a list; `*Session` matches an end, `assert*` a first word (`assertPaid`, not `assertive`). */
export function matchesName(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(name, pattern));
}

function matchesPattern(name: string, pattern: string): boolean {
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  if (!pattern.endsWith('*')) return name === pattern;
  const prefix = pattern.slice(0, -1);
  return name.startsWith(prefix) && /^(?:$|[A-Z])/.test(name.slice(prefix.length));
}
