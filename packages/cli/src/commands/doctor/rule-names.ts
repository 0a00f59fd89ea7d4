/** `tacet/no-if` → `no-if`; nothing for the rules of others. */
export function ourName(rule: string): readonly string[] {
  return rule.startsWith('tacet/') ? [rule.slice('tacet/'.length)] : [];
}

/** Whether a rule's entry enables it: `'error'`, `1`, `['warn', options]`. */
export function isOn(entry: unknown): boolean {
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  return severity !== 0 && severity !== 'off' && severity !== '0';
}
