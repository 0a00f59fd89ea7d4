import type { Flag } from '../commands/command.ts';

/** The flags of commands that work on many files. */
export const narrowingFlags: readonly Flag[] = [
  { name: 'since', description: 'only files that changed since a branch, tag or commit', value: 'ref' },
  { name: 'shard', description: 'only one of several shares, as 1/4', value: 'share' },
  { name: 'no-cache', description: 'analyse every project anew, and keep nothing' },
];
