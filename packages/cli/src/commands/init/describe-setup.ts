import type { Colours } from '../../terminal/colours.ts';
import type { SetupReady } from './init.ports.ts';
import type { SetupStep } from './setup-plan.ts';

/** The steps, one line each, with advice below. */
export function describeSetup({ steps }: Pick<SetupReady, 'steps'>, colours: Colours): string {
  const width = Math.max(...steps.map(({ path }) => path.length));
  return steps
    .flatMap((step) => [
      `  ${markOf(step, colours)} ${step.path}${' '.repeat(width - step.path.length)}  ${colours.dim(
        step.note,
      )}`.trimEnd(),
      ...(step.advice ?? '').split('\n').flatMap((line) => (line === '' ? [] : [`      ${colours.cyan(line)}`])),
    ])
    .concat('')
    .join('\n');
}

function markOf({ action }: SetupStep, { cyan, green, yellow }: Colours): string {
  switch (action) {
    case 'create':
      return green('+');
    case 'change':
      return yellow('~');
    case 'keep':
      return cyan('=');
    case 'yours':
      return yellow('!');
  }
}
