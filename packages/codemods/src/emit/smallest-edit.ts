import { sha256, type ChangeRequest } from '@tacet/changes';

/** The smallest single edit that turns a file into a text: what stands before and after it stays byte for byte. */
export function smallestEdit(file: string, bytes: Buffer, text: string): ChangeRequest {
  const old = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const shortest = Math.min(old.length, text.length);
  let start = 0;
  while (start < shortest && old[start] === text[start]) start += 1;
  let tail = 0;
  while (tail < shortest - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const edit = { start, end: old.length - tail, text: text.slice(start, text.length - tail) };
  return { path: file, edits: [edit], sha256: sha256(bytes) };
}
