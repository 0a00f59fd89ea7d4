import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** What git answers; `undefined` where there is no git, no repository, or an error. */
function ask(directory: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The way from the top of the repository to a directory, with `/`; `''` for the top, and outside of repositories. */
export function pathInRepository(directory: string): string {
  return ask(directory, 'rev-parse', '--show-prefix')?.trim().replace(/\/$/, '') ?? '';
}

/**
 * The files, absolute, that differ from where this branch left a reference: committed since, not committed, or new.
 * `undefined` when git does not know the reference.
 */
export function filesChangedSince(directory: string, reference: string): ReadonlySet<string> | undefined {
  const commit = ask(
    directory,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${reference}^{commit}`,
  )?.trim();
  if (commit === undefined) return undefined;
  const base = ask(directory, 'merge-base', commit, 'HEAD')?.trim() ?? commit;
  const top = ask(directory, 'rev-parse', '--show-toplevel')?.trim() ?? directory;
  const changed = ask(top, 'diff', '--name-only', '--no-renames', '--diff-filter=d', '-z', base) ?? '';
  const added = ask(top, 'ls-files', '--others', '--exclude-standard', '-z') ?? '';
  const names = [...changed.split('\0'), ...added.split('\0')].filter((name) => name !== '');
  return new Set(names.map((name) => path.join(top, name)));
}
