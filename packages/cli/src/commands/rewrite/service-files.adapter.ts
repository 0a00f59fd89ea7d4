import { execFileSync } from 'node:child_process';
import { narrow, type Narrowing } from '../../selection/narrowing.ts';
import { findSources } from '../../selection/source-files.ts';
import { SelectionKind } from './rewrite.kinds.ts';
import type { Selection, ServiceFiles } from './rewrite.ports.ts';

/** Finds service files on disk: files, folders and globs. */
export class DiskServiceFiles implements ServiceFiles {
  private readonly directory: string;
  private readonly root: string;
  private readonly mayBeDirty: boolean;
  private readonly narrowing: Narrowing;

  constructor(directory: string, root: string, mayBeDirty: boolean, narrowing: Narrowing) {
    this.directory = directory;
    this.root = root;
    this.mayBeDirty = mayBeDirty;
    this.narrowing = narrowing;
    Object.freeze(this);
  }

  async select(operands: readonly string[]): Promise<Selection> {
    const found = await findSources(this.directory, operands);
    if (found.length === 0) return { kind: SelectionKind.Nothing };
    const narrowed = await narrow(this.root, found, this.narrowing);
    if ('message' in narrowed) return { kind: SelectionKind.Unclear, ...narrowed };
    const { files } = narrowed;
    const paths = this.mayBeDirty ? [] : uncommitted(this.directory);
    return paths.length > 0 ? { kind: SelectionKind.Dirty, paths } : { kind: SelectionKind.Selected, files };
  }
}

/** What git knows of changes that are not committed; nothing outside a repository. */
function uncommitted(directory: string): readonly string[] {
  try {
    const status = execFileSync('git', ['status', '--porcelain', '--', '.'], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status
      .split('\n')
      .filter((line) => line !== '' && !line.includes('.tacet/'))
      .map((line) => line.slice(3));
  } catch {
    return [];
  }
}
