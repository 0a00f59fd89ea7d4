/** What a thrown value says, in one line. */
export function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).trim();
}

/** The system's error code (`ENOENT`, …) of a thrown value. */
export function systemCodeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Whether the action succeeded; false when it failed with one of the codes, and any other failure is thrown. */
export function succeeds<Args extends readonly unknown[]>(
  unlessCodes: readonly string[],
  action: (...args: Args) => void,
  ...args: Args
): boolean {
  try {
    action(...args);
    return true;
  } catch (error) {
    if (unlessCodes.includes(systemCodeOf(error) ?? '')) return false;
    throw error;
  }
}

const unsupportedCodes = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Whether the action succeeded; false when the system cannot do such a thing here (other disk, other kind of file system). */
export function isSupported<Args extends readonly unknown[]>(action: (...args: Args) => void, ...args: Args): boolean {
  return succeeds(unsupportedCodes, action, ...args);
}
