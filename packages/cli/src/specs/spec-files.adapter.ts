import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { SelectionKind } from './selection.kinds.ts';
import type { SpecFinder } from './selection.ports.ts';
import type { Selection } from './selection.results.ts';

const pattern = '**/*.tacet.{yaml,yml,json}';
const ignored = ['**/node_modules/**', '**/.git/**', '**/dist/**'];

/** Finds specs on disk. */
export class SpecFiles implements SpecFinder {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    Object.freeze(this);
  }

  async find(names: readonly string[]): Promise<Selection> {
    const files = names.length === 0 ? await this.findAll() : names.map((name) => resolve(this.directory, name));
    if (files.length === 0) {
      return {
        kind: SelectionKind.Unusable,
        message: `there is no spec (*.tacet.yaml) below ${this.directory}`,
        hint: 'tacet init writes an example; or name the spec files.',
      };
    }
    return this.findUnusable(names) ?? { kind: SelectionKind.Found, files: distinct(files) };
  }

  private async findAll(): Promise<readonly string[]> {
    const { glob } = await import('tinyglobby');
    const options = { cwd: this.directory, ignore: ignored, absolute: true, followSymbolicLinks: false };
    return (await glob(pattern, options)).sort();
  }

  private findUnusable(names: readonly string[]): Selection | undefined {
    for (const name of names) {
      const path = resolve(this.directory, name);
      if (!existsSync(path)) return unusable(`${name} does not exist`, 'Without names, every *.tacet.yaml is taken.');
      if (!statSync(path).isFile()) {
        return unusable(
          `${name} is a directory, not a spec`,
          `Name the spec files in it, or run the command in ${name}.`,
        );
      }
    }
    return undefined;
  }
}

function unusable(message: string, hint: string): Selection {
  return { kind: SelectionKind.Unusable, message, hint };
}

/** One file may be named twice, or be reached by two links. */
function distinct(files: readonly string[]): readonly string[] {
  return [...new Map(files.map((file) => [realpathSync(file), file])).values()];
}
