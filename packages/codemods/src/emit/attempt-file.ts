import type { Flow } from '../stage/flow.ts';
import { capital } from '../stage/naming.ts';
import type { Imports } from './imports.ts';

/** The file of the functions that run guarded blocks. */
export function attemptText({ names, attempts }: Flow, imports: Imports): string {
  const failure = attempts?.failure ?? 'AttemptFailed';
  imports.own('kinds', names.intentKinds, false);
  imports.own('decision', failure, true);
  const guards = (attempts?.guards ?? []).map(({ name, isAsync }) => {
    const outcome = isAsync ? `Promise<Outcome | ${failure}>` : `Outcome | ${failure}`;
    const run = isAsync ? 'Promise<Outcome>' : 'Outcome';
    return `/** Runs a guarded block; what it throws becomes a value. */
export ${isAsync ? 'async ' : ''}function ${name}<Outcome>(run: () => ${run}): ${outcome} {
  try {
    return ${isAsync ? 'await ' : ''}run();
  } catch (error) {
    return { kind: ${names.intentKinds}.${failure}, error };
  }
}

export type ${capital(name)} = typeof ${name};
`;
  });
  return `${imports.text()}${guards.join('\n')}`;
}
