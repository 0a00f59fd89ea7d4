import { realpathSync } from 'node:fs';
import path from 'node:path';
import { selectShard } from '@tacet/codemods';
import { filesChangedSince } from './git.ts';

/** What narrows a selection of files down; the texts are as the user typed them. */
export interface Narrowing {
  readonly since: string | undefined;
  readonly shard: string | undefined;
}

/** The files that are left, or why a narrowing cannot be meant. */
export type Narrowed = { readonly files: readonly string[] } | { readonly message: string; readonly hint: string };

/** The files of a selection that changed since a reference and belong to a shard. */
export async function narrow(root: string, files: readonly string[], { since, shard }: Narrowing): Promise<Narrowed> {
  const parts = shard === undefined ? undefined : /^(\d{1,6})\/(\d{1,6})$/.exec(shard);
  const [index, count] = [Number(parts?.[1] ?? 1), Number(parts?.[2] ?? 1)];
  if (parts === null || count < 1 || index < 1 || index > count) {
    return { message: `--shard ${shard ?? ''} is no share`, hint: 'Say --shard 1/4 for the first of four.' };
  }
  const changed = since === undefined ? undefined : filesChangedSince(root, since);
  if (since !== undefined && changed === undefined) {
    const hint = 'Name a branch, tag or commit; on a CI server, fetch it first (a checkout is often shallow).';
    return { message: `git does not know ${since}`, hint };
  }
  const own = parts === undefined ? files : await selectShard(root, files, { index, count });
  return { files: changed === undefined ? own : own.filter((file) => changed.has(realPath(file))) };
}

function realPath(file: string): string {
  return path.join(realpathSync(path.dirname(file)), path.basename(file));
}
