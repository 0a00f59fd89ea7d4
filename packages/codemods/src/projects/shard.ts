import { sha256 } from '@tacet/changes';
import path from 'node:path';
import { groupByProject } from './group-files.ts';

/** One of several shares of a run, counted from one. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Projects with more files than this are shared out folder by folder. */
const largest = 40;

/**
 * The files of a shard. Every file is in exactly one shard, the same on every machine; files of one folder stay together, because
 * what is written beside them must not collide, and so do the files of a small project, because its program is loaded once.
 */
export function filesOfShard(root: string, files: readonly string[], { index, count }: Shard): readonly string[] {
  const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  return groupByProject(root, files)
    .flatMap(({ tsconfig, files: own }) => {
      const project = tsconfig === undefined ? '' : relative(tsconfig);
      return own.filter((file) => {
        const folder = own.length > largest ? relative(path.dirname(file)) : '';
        return shardOf(`${project}\n${folder}`, count) === index;
      });
    })
    .sort();
}

function shardOf(name: string, count: number): number {
  return (Number.parseInt(sha256(name).slice(0, 12), 16) % count) + 1;
}
