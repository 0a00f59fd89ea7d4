import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { paymentProject } from './payment-project.ts';
import { emptyFolder } from './sandbox.ts';

/** Kills the process when it puts a file into its place for the n-th time. */
const killer = join(emptyFolder(), 'killer.cjs');
writeFileSync(
  killer,
  `const fs = require('node:fs');
  let left = Number(process.env.KILL_AT);
  for (const name of ['renameSync', 'linkSync']) {
    const call = fs[name];
    fs[name] = (...paths) => {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return call(...paths);
    };
  }
  require('node:module').syncBuiltinESMExports();`,
);

it.each(['2', '5', '11'])('generates everything after a run that was killed at its file %s', (at) => {
  const untouched = paymentProject();
  untouched.tacet('generate');
  const project = paymentProject();
  const killed = project.tacetIn({ env: { NODE_OPTIONS: `--require=${killer}`, KILL_AT: at } }, 'generate');
  expect(killed.code).toBeNull();
  expect(project.tacet('generate')).toMatchObject({ code: 0 });
  expect(project.tree()).toEqual(untouched.tree());
  expect(project.tacet('check')).toMatchObject({ code: 0 });
});
