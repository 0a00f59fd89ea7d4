import { realpathSync, statSync } from 'node:fs';
import { splitPath, toAbsolute } from './path.ts';
import { isProblem } from './problem.ts';
import { systemCodeOf } from './system-error.ts';

/** Whether the absolute path is a folder that is reached without a link. */
export function isRealFolder(absolute: string): boolean {
  try {
    return realpathSync.native(absolute) === absolute && statSync(absolute).isDirectory();
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return false;
  }
}

/** Whether a path that a journal names is a folder below the root, and reached without a link. */
export function isRealFolderBelow(root: string, path: string): boolean {
  return path === '.' || (!isProblem(splitPath(root, path)) && isRealFolder(toAbsolute(root, path)));
}
