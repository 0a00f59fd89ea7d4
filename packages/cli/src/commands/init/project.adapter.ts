import { planChanges, type ChangeRequest } from '@tacet/changes';
import { applyChanges } from '@tacet/changes';
import { toFileFinding } from '@tacet/templates';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpecFinder } from '../../specs/selection.ports.ts';
import { SelectionKind } from '../../specs/selection.kinds.ts';
import { ProjectKind, SetupKind } from './init.kinds.ts';
import type { Setup, SetupApplied, SetupApplier, SetupPlanner, SetupReady } from './init.ports.ts';
import { nextCommands } from './next-commands.ts';
import { planSetup } from './setup-plan.ts';

/** The project in a directory, as `tacet init` finds it. */
export class DirectoryPlanner implements SetupPlanner {
  private readonly directory: string;
  private readonly specs: SpecFinder;

  constructor(directory: string, specs: SpecFinder) {
    this.directory = directory;
    this.specs = specs;
    Object.freeze(this);
  }

  async plan(): Promise<Setup> {
    const manifest = join(this.directory, 'package.json');
    if (!existsSync(manifest)) {
      return {
        kind: ProjectKind.Unusable,
        message: `there is no package.json in ${this.directory}`,
        hint: 'npm init -y makes one; or run the command at the root of your project.',
      };
    }
    const selection = await this.specs.find([]);
    const text = readFileSync(manifest, 'utf8');
    const names = readdirSync(this.directory);
    const steps = planSetup({
      manifest: text,
      names,
      read: (name) => readFileSync(join(this.directory, name), 'utf8'),
      hasSpecs: selection.kind === SelectionKind.Found,
    });
    if (steps === undefined) {
      return { kind: ProjectKind.Unusable, message: 'package.json is not a JSON object', hint: 'Repair it first.' };
    }
    return { kind: ProjectKind.Ready, root: this.directory, steps, next: nextCommands(text, names, steps) };
  }
}

/** Writes what the project lacks. */
export class DirectoryApplier implements SetupApplier {
  async apply(setup: SetupReady): Promise<SetupApplied> {
    const requests = setup.steps.flatMap(({ path, content }): readonly ChangeRequest[] =>
      content === undefined ? [] : [{ path, content }],
    );
    const { plan, problems } = planChanges(setup.root, requests);
    const found = plan === undefined ? problems : (await applyChanges(plan)).problems;
    if (found.length === 0) return { kind: SetupKind.Done, setup };
    return { kind: SetupKind.Failed, findings: found.map((problem) => toFileFinding(problem, setup.root, setup.root)) };
  }
}
