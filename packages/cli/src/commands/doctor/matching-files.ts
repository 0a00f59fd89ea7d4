import { glob } from 'tinyglobby';

/** The files of a project that a glob of its configuration matches. */
export async function matchingFiles(directory: string, pattern: string): Promise<readonly string[]> {
  const ignore = ['**/node_modules/**', '**/.git/**'];
  return (await glob([pattern], { cwd: directory, ignore, expandDirectories: false, dot: true })).sort();
}
