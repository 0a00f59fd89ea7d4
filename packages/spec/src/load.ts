import { posix } from 'node:path';
import { quote } from './near.ts';
import { createCollector, type Collector } from './report.ts';
import { checkShape } from './shape/check.ts';
import { decode } from './source/decode.ts';
import { parse } from './source/parse.ts';
import { findEntry, itemsOf, type SpecNode } from './source/tree.ts';

/** What is at a path: bytes, or why there are none. */
export type FileContent = Uint8Array | 'missing' | 'directory' | 'unreadable';

/** The files of a project; paths are relative to its root, with `/`. */
export interface SpecFiles {
  readonly readFile: (path: string) => FileContent | Promise<FileContent>;
}

/** A path under `uses`, and where it stands. */
export interface Use {
  readonly target: string;
  readonly node: SpecNode;
}

/** A spec as text and tree, its shape checked. */
export interface LoadedSpec {
  readonly path: string;
  readonly text: string;
  readonly status: 'read' | Exclude<FileContent, Uint8Array>;
  readonly root: SpecNode | undefined;
  readonly uses: readonly Use[];
  readonly collector: Collector;
}

/** Loads the requested specs and everything that they use, each once. */
export async function loadSpecs(
  requests: readonly string[],
  files: SpecFiles,
): Promise<ReadonlyMap<string, LoadedSpec>> {
  const specs = new Map<string, LoadedSpec>();
  const waiting = [...requests];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (specs.has(path)) continue;
    const spec = loadSpec(path, await files.readFile(path));
    specs.set(path, spec);
    waiting.push(...spec.uses.map(({ target }) => target));
  }
  return specs;
}

function loadSpec(path: string, content: FileContent): LoadedSpec {
  if (typeof content === 'string') {
    return { path, text: '', status: content, root: undefined, uses: [], collector: createCollector(path, '') };
  }
  const { text, problem } = decode(content);
  const collector = createCollector(path, text);
  if (problem !== undefined) {
    collector.report(problem.code, problem.place, problem.message, problem.hint);
    return { path, text, status: 'read', root: undefined, uses: [], collector };
  }
  const root = parse(path.endsWith('.json') ? spacesForTabs(text) : text, collector.report);
  if (root !== undefined) checkShape(root, collector.report);
  return { path, text, status: 'read', root, uses: readUses(path, root, collector), collector };
}

/** JSON may be indented with tabs, YAML may not; offsets stay as they are. */
function spacesForTabs(text: string): string {
  return text.replace(/^[\t ]+/gm, (indentation) => ' '.repeat(indentation.length));
}

function readUses(path: string, root: SpecNode | undefined, { report }: Collector): readonly Use[] {
  const seen = new Set<string>();
  return itemsOf(findEntry(root, 'uses')?.value).flatMap((node): readonly Use[] => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return [];
    const written = node.value;
    const target = posix.join(posix.dirname(path), written);
    const problem = findForeignness(written, target);
    if (problem !== undefined) {
      report(
        'foreign-uses',
        node,
        `${quote(written)} ${problem}.`,
        'Write a path relative to this file, as in ./shared.tacet.yaml.',
      );
      return [];
    }
    if (target === path) {
      report('cyclic-uses', node, 'A spec does not use itself.', 'Remove this line.');
      return [];
    }
    if (seen.has(target)) {
      report('duplicate-name', node, `${quote(written)} stands here a second time.`, 'Remove one of the two.');
      return [];
    }
    seen.add(target);
    return [{ target, node }];
  });
}

function findForeignness(written: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return 'is not a path inside this project';
  if (written.startsWith('/') || target === '..' || target.startsWith('../')) return 'leads out of the project';
  if (/[\\\p{Cc}]/u.test(written)) return 'is not a path with "/"';
  return /\.tacet\.(?:ya?ml|json)$/.test(target)
    ? undefined
    : 'is not a spec: the name of a spec ends in .tacet.yaml or .tacet.json';
}
