import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findRole } from '@tacet/vocabulary';
import { readTree } from '../house/tree.ts';

const house = join(import.meta.dirname, '..', '..');

/** Of a hundred files: drivers, and files of the other roles; the rest is plain TypeScript. */
const shares = { drivers: 5, others: 10 };

/**
 * A folder with as many TypeScript files, all of them real code: the house's own sources, and the corpus of the rules; of
 * the corpus all files, most of which are there to be reported, or only those in which nothing is.
 */
export function createLintCorpus(count: number, isClean = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-lint-'));
  const sources = readTree(house).filter(({ path }) => path.endsWith('.ts') && !path.includes('fixtures/'));
  const roleOf = (path: string): string =>
    /orchestrator|runtime/.test(findRole(path) ?? 'plain') ? 'driver' : 'other';
  const roles = sources.filter(
    ({ path, text }) =>
      path.startsWith('test/lint/corpus/') && findRole(path) !== undefined && !(isClean && text.includes('// ✗')),
  );
  const plain = sources.filter(({ path }) => !path.includes('/corpus/') && findRole(path) === undefined);
  const drivers = roles.filter(({ path }) => roleOf(path) === 'driver');
  const others = roles.filter(({ path }) => roleOf(path) === 'other');
  for (let index = 0; index < count; index++) {
    const place = index % 100;
    const pool = place < shares.drivers ? drivers : place < shares.drivers + shares.others ? others : plain;
    const source = pool[(index * 7) % pool.length];
    if (source === undefined) throw new Error('The corpus of the rules has no sources.');
    const context = join(folder, 'src', `context-${Math.floor(index / 20)}`);
    mkdirSync(context, { recursive: true });
    writeFileSync(join(context, `${index}-${basename(source.path)}`), source.text);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  return folder;
}
