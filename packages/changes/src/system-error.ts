/** What a thrown value says, in one line. */
export function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).trim();
}

/** The system's error code (`ENOENT`, …) of a thrown value. */
export function systemCodeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Whether the action succeeded; false when it failed with one of the codes, and any other failure is thrown. */
export function succeeds(action: () => void, unlessCodes: readonly string[]): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (unlessCodes.includes(systemCodeOf(error) ?? '')) return false;
    throw error;
  }
}

/** Runs the action; false when the system cannot do such a thing here (other disk, other kind of file system). */
export function isSupported(action: () => void): boolean {
  return succeeds(action, ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
}
