import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findPage } from './page.ts';
import { problemCodes } from './problem.ts';

it.each(problemCodes)('the page of %s says what it means and what to do', (code) => {
  expect(findPage(code)).toMatch(new RegExp(`^# ${code}: .+\\n\\n.{30,}\\n\\n## What to do\\n\\n.{15,}\\n$`));
});

it('there is no page without a code, and no page outside the folder', () => {
  expect(readdirSync(new URL('../pages', import.meta.url)).sort()).toEqual(problemCodes.map((code) => `${code}.md`));
  expect(findPage('../package')).toBeUndefined();
});
