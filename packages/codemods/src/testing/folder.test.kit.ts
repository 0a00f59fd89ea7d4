import type { ChangeRequest, TextEdit } from '@tacet/changes';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The texts of the TypeScript files of a folder, by name; a fixture's `run.ts` is none of its code. */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'run.ts');
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Carries planned changes out, without a journal. */
export function applyRequests(root: string, requests: readonly ChangeRequest[]): void {
  for (const request of requests) {
    const file = path.join(root, request.path);
    if ('content' in request) writeFileSync(file, request.content);
    if ('edits' in request) writeFileSync(file, applyEdits(readFileSync(file, 'utf8'), request.edits));
  }
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}
