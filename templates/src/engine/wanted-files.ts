import type { Context } from '@tacet/spec';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { generateFiles } from '../generate-files.ts';
import type { GeneratedFile } from '../generated-file.ts';
import type { TemplateSet } from '../rendering/template-set.ts';
import type { Lock } from './lock-file.ts';
import { findOwnedGaps, ownedAsks } from './owned-gaps.ts';
import { offerOf } from './owned-mentions.ts';
import type { FileFacts } from './ownership.ts';
import { readText } from './project.ts';
import type { SettledSpec } from './settled.ts';

/** A file that a spec asks for, and all that is known of it. */
export interface WantedFile extends FileFacts {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly spec: string;
  /** The other spec that the file was written for, if that is still there. */
  readonly rival: string | undefined;
  /** What an owned file lacks since its spec changed. */
  readonly gaps: () => readonly string[];
  /** What an owned file has to mention, as the lock remembers it. */
  readonly asks: () => string;
}

/** Templates whose files other contexts import. */
const sharedTemplates: ReadonlySet<string> = new Set(['kinds', 'values']);

/** What findWantedFiles has to know of the request. */
export interface WantedRequest {
  readonly root: string;
  readonly specs: readonly Context[];
  /** Contexts that these use: their values are generated along. */
  readonly used: readonly Context[];
  /** Other specs that are read, or known to be as they were. */
  readonly settled: readonly SettledSpec[];
  readonly templates: TemplateSet;
  readonly onContext?: (done: number) => void;
}

/** Everything that the specs of a project ask for, beside what is on disk and what is remembered; spec by spec. */
export function* findWantedFiles(request: WantedRequest, lock: Lock): Generator<WantedFile, void> {
  const { root, specs, used, settled, templates, onContext } = request;
  const read = new Set([...[...specs, ...used].map(({ path }) => path), ...settled.map(({ spec }) => spec)]);
  for (const [index, context] of specs.entries()) {
    yield* findFacts(root, context, generateFiles(context, templates), lock, read);
    onContext?.(index + 1);
  }
  for (const context of used) {
    const files = generateFiles(context, templates).filter(({ template }) => sharedTemplates.has(template));
    yield* findFacts(root, context, files, lock, read);
  }
}

function findFacts(
  root: string,
  context: Context,
  files: readonly GeneratedFile[],
  lock: Lock,
  read: ReadonlySet<string>,
): readonly WantedFile[] {
  const folder = posix.dirname(context.path);
  const generated = files.filter(({ ownership }) => ownership === 'generated');
  const offer = offerOf(new Map(generated.map(({ path, content }) => [path, content])));
  return files.map(({ path: name, content, ownership }) => {
    const path = posix.join(folder, name);
    const entry = lock.files.get(path);
    const present = readText(join(root, path));
    const isRival = entry !== undefined && !read.has(entry.spec) && existsSync(join(root, entry.spec));
    return {
      path,
      spec: context.path,
      ownership,
      entry,
      present,
      source: content,
      rival: isRival ? entry.spec : undefined,
      asks: () => ownedAsks(context, content),
      gaps: () => findOwnedGaps(context, content, present ?? '', offer),
    };
  });
}
