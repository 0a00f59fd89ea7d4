import { findRememberedCommands } from '@tacet/templates';
import { CheckKind } from './doctor.kinds.ts';
import type { Check, ProjectOpened } from './doctor.results.ts';

/** Finds packages that generated code imports, and that the project does not name; without generated code there are none. */
export function examinePackages({ directory }: ProjectOpened): readonly Check[] {
  return findRememberedCommands(directory).map((hint) => ({
    kind: CheckKind.Wrong,
    topic: 'packages',
    message: 'generated code imports packages that package.json does not name',
    hint,
  }));
}
