import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { rulePages } from '../explain/rule-pages.ts';
import { DoctorOrchestrator } from './doctor.orchestrator.ts';
import { PageExaminer } from './examiner.adapter.ts';
import { InstalledProject } from './project.adapter.ts';
import { PrintedExamination } from './reporter.adapter.ts';

/** Runs `tacet doctor`. */
export async function run({ flags }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const doctor = new DoctorOrchestrator(
    new InstalledProject(terminal.directory),
    new PageExaminer(rulePages()),
    new PrintedExamination(terminal, flags.has('json')),
  );
  return await doctor.examine();
}
