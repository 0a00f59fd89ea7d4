import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../../state/state-files.ts';
import { renderPage } from '../../page/page.ts';
import { DeliveryKind } from './report.kinds.ts';
import type { Delivery, ReportCompared, ReportOutlet } from './report.ports.ts';

/** Writes the page to a file, when one is asked for. */
export class PageFile implements ReportOutlet {
  private readonly directory: string;
  private readonly root: string;
  private readonly page: string | undefined;

  constructor(directory: string, root: string, page: string | undefined) {
    this.directory = directory;
    this.root = root;
    this.page = page;
    Object.freeze(this);
  }

  deliver({ report, progress }: ReportCompared): Promise<Delivery> {
    const { page } = this;
    const delivered = { kind: DeliveryKind.Delivered, report, progress, page } as const;
    if (page === undefined) return Promise.resolve(delivered);
    const file = path.resolve(this.directory, page);
    const obstacle = findObstacle(file);
    if (obstacle !== undefined) {
      const hint = 'Name a file that is not there yet, or a page that tacet report has written.';
      return Promise.resolve({ kind: DeliveryKind.Refused, message: `${page} ${obstacle}`, hint });
    }
    const text = renderPage({ report, progress, name: nameOf(this.root) });
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      replaceFile(file, text);
    } catch (error) {
      const message = `${page} cannot be written: ${error instanceof Error ? error.message : String(error)}`;
      return Promise.resolve({ kind: DeliveryKind.Refused, message, hint: 'Name a file that can be written.' });
    }
    return Promise.resolve(delivered);
  }
}

/** A page of ours may be written over, and nothing else. */
function findObstacle(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isFile()) return 'is not a file';
  return readFileSync(file, 'utf8').includes('<footer>Written by <code>tacet report</code>')
    ? undefined
    : 'is there already, and was not written by tacet report';
}

function nameOf(root: string): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest !== null && 'name' in manifest && typeof manifest.name === 'string') {
      return manifest.name;
    }
  } catch {
    return path.basename(root);
  }
  return path.basename(root);
}
