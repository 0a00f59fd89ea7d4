import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from './step.ts';

/** A file before a step and after it; without an "after" it must stay exactly as it is. */
export interface Fixture {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The fixtures that lie in a folder `fixtures` beside a step. */
export function readFixtures(folder: string): readonly Fixture[] {
  const fixtures = join(folder, 'fixtures');
  return readdirSync(fixtures)
    .sort()
    .map((name) => {
      const before = readFileSync(join(fixtures, name, 'before.ts'), 'utf8');
      const after = join(fixtures, name, 'after.ts');
      return { name, before, after: existsSync(after) ? readFileSync(after, 'utf8') : before };
    });
}

/** What a text becomes by a step. */
export function takeStep(step: Step, text: string): string {
  const edits = [...step.plan({ path: 'before.ts', text }).edits].sort((a, b) => b.start - a.start);
  return edits.reduce((changed, { start, end, text: by }) => changed.slice(0, start) + by + changed.slice(end), text);
}
