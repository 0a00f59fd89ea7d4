import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file of the state folder, whole or not at all; answers with the reason when it cannot be written. */
export function writeState(root: string, name: string, text: string): string | undefined {
  const folder = path.join(root, '.tacet');
  const file = path.join(folder, name);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const ignore = path.join(folder, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
    replaceFile(file, text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Puts a text in the place of a file in one step, so that nobody ever reads half of it. */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid.toString()}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
