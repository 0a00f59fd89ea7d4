import type { CommandResult } from '../command.results.ts';
import { ConsentKind, ProjectKind, SetupKind } from './init.kinds.ts';
import type { SetupApplier, SetupConsent, SetupPlanner, SetupReady, SetupReporter } from './init.ports.ts';

/** `tacet init`: plan → ask → apply → report. */
export class InitOrchestrator {
  private readonly planner: SetupPlanner;
  private readonly consent: SetupConsent;
  private readonly applier: SetupApplier;
  private readonly reporter: SetupReporter;

  constructor(planner: SetupPlanner, consent: SetupConsent, applier: SetupApplier, reporter: SetupReporter) {
    this.planner = planner;
    this.consent = consent;
    this.applier = applier;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Sets the project up: adds what it lacks, and changes nothing that is there. */
  async init(): Promise<CommandResult> {
    // 1. Plan
    const setup = await this.planner.plan();
    switch (setup.kind) {
      case ProjectKind.Unusable:
        return this.reporter.unusable(setup);
      case ProjectKind.Ready:
        return await this.ask(setup);
    }
  }

  private async ask(setup: SetupReady): Promise<CommandResult> {
    // 2. Ask
    const consent = await this.consent.ask(setup);
    switch (consent.kind) {
      case ConsentKind.Withheld:
        return this.reporter.withheld(consent);
      case ConsentKind.Given:
        return await this.apply(setup);
    }
  }

  private async apply(setup: SetupReady): Promise<CommandResult> {
    // 3. Apply
    const applied = await this.applier.apply(setup);
    // 4. Report
    switch (applied.kind) {
      case SetupKind.Failed:
        return this.reporter.failed(applied);
      case SetupKind.Done:
        return this.reporter.done(applied);
    }
  }
}
