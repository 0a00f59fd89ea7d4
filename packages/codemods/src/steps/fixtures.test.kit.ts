import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSourceModel } from '../adapter/ts-source-model.ts';
import { listUnits } from '../scan/units.ts';
import type { Step } from './step.ts';
import { bodyAfter } from './take-step.ts';

/** A file before a step, and the text after it; without an "after" it must stay exactly as it is. */
export interface Fixture {
  readonly name: string;
  /** Where the file lies. */
  readonly before: string;
  readonly after: string;
}

/** The fixtures that lie in a folder `fixtures` beside a step. */
export function readFixtures(folder: string): readonly Fixture[] {
  const fixtures = join(folder, 'fixtures');
  return readdirSync(fixtures)
    .sort()
    .map((name) => {
      const before = join(fixtures, name, 'before.ts');
      const after = join(fixtures, name, 'after.ts');
      return { name, before, after: readFileSync(existsSync(after) ? after : before, 'utf8') };
    });
}

/** What a file becomes when a step is taken on each of its methods and functions. */
export function takeStep(step: Step, file: string): string {
  const model = loadSourceModel(undefined, [file]);
  const source = model.find(file);
  if (source === undefined) throw new Error(`no such file: ${file}`);
  return [...listUnits(source)].reverse().reduce((text, unit) => {
    const body = bodyAfter(step, unit, model.oracle);
    return body === undefined ? text : text.slice(0, unit.body.getStart()) + body + text.slice(unit.body.end);
  }, source.text);
}
