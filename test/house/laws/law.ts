import type { TreeFile } from '../tree.ts';

/** Something that holds in every file of the house. */
export interface Law {
  readonly name: string;
  /** The places that break it, each as `path:line what`; empty when it holds. */
  readonly find: (tree: readonly TreeFile[]) => readonly string[];
}

/** The number of the line that holds the character at `offset`, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
