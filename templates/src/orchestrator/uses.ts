import type { ArgumentPath, Step } from '@tacet/spec';

/** What steps need to be given. */
export interface Uses {
  readonly key: boolean;
  readonly intent: boolean;
  /** The outcome of the call before the first of them. */
  readonly outcome: boolean;
  readonly tx: boolean;
}

/** Finds what the steps of a block refer to. */
export function findUses(steps: readonly Step[]): Uses {
  const firstCall = steps.findIndex(({ kind }) => kind === 'call');
  const untilCall = firstCall === -1 ? steps : steps.slice(0, firstCall + 1);
  const paths = steps.flatMap((step) => [...pathsOf(step), ...exitPathsOf(step)]);
  return {
    key: paths.some(({ root }) => root === 'key'),
    intent: paths.some(({ root }) => root === 'intent'),
    outcome: untilCall.flatMap(pathsOf).some(({ root }) => root === 'outcome'),
    tx: steps.some(isSaving),
  };
}

function isSaving(step: Step): boolean {
  if (step.kind === 'call') return step.exits.some(({ save }) => save !== undefined);
  return step.kind === 'save' || step.kind === 'prepare';
}

function pathsOf(step: Step): readonly ArgumentPath[] {
  return step.kind === 'save' || step.kind === 'prepare' ? [step.path] : step.arguments.map(({ path }) => path);
}

function exitPathsOf(step: Step): readonly ArgumentPath[] {
  if (step.kind !== 'call') return [];
  return step.exits.flatMap(({ save, arguments: filled }) => [
    ...filled.map(({ path }) => path),
    ...(save === undefined ? [] : [save]),
  ]);
}
