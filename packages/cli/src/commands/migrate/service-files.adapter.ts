import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { SelectionKind } from './migrate.kinds.ts';
import type { Selection, ServiceFiles } from './migrate.ports.ts';

const ignored = ['**/node_modules/**', '**/dist/**', '**/*.d.{ts,mts,cts}', '**/*.{test,spec}.{ts,mts,cts,tsx}'];
const sources = '**/*.{ts,mts,cts,tsx}';

/** Finds service files on disk: files, folders and globs. */
export class DiskServiceFiles implements ServiceFiles {
  private readonly directory: string;
  private readonly mayBeDirty: boolean;

  constructor(directory: string, mayBeDirty: boolean) {
    this.directory = directory;
    this.mayBeDirty = mayBeDirty;
    Object.freeze(this);
  }

  async select(operands: readonly string[]): Promise<Selection> {
    const asked = operands.length === 0 ? ['.'] : operands;
    const found = await Promise.all(asked.map((operand) => this.filesOf(operand)));
    const files = [...new Set(found.flat())].sort();
    if (files.length === 0) return { kind: SelectionKind.Nothing };
    const paths = this.mayBeDirty ? [] : uncommitted(this.directory);
    return paths.length > 0 ? { kind: SelectionKind.Dirty, paths } : { kind: SelectionKind.Selected, files };
  }

  private async filesOf(operand: string): Promise<readonly string[]> {
    const target = path.resolve(this.directory, operand);
    if (!existsSync(target)) {
      return glob(operand, { cwd: this.directory, absolute: true, ignore: ignored, expandDirectories: false });
    }
    if (statSync(target).isFile()) return [target];
    return glob(sources, { cwd: target, absolute: true, ignore: ignored });
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
