import { findPage as findChangesPage, problemCodes } from '@tacet/changes';
import { findPage as findRefusalPage, finishCodes, refusalCodes } from '@tacet/codemods';
import { diagnosticCodes, pageOf as findSpecPage } from '@tacet/spec';
import { fileFindingCodes, findPage as findGenerationPage } from '@tacet/templates';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Invocation } from '../command.ts';
import type { CommandResult } from '../command.results.ts';
import { ExplainOrchestrator } from './explain.orchestrator.ts';
import { Pages } from './pages.adapter.ts';
import { PrintedPages } from './reporter.adapter.ts';
import { rulePages } from './rule-pages.ts';

/** Runs `tacet explain`. */
export async function run({ operands, flags }: Invocation, terminal: Terminal): Promise<CommandResult> {
  const pages = new Pages([
    { topic: 'specs', codes: Object.keys(diagnosticCodes), find: findSpecPage },
    { topic: 'generated files', codes: fileFindingCodes, find: later(findGenerationPage) },
    { topic: 'writing files', codes: problemCodes, find: later(findChangesPage) },
    { topic: 'migration', codes: [...refusalCodes, ...finishCodes], find: later(findRefusalPage) },
    rulePages(),
  ]);
  const explanation = new ExplainOrchestrator(pages, new PrintedPages(terminal, flags.has('json')));
  return await explanation.explain(operands);
}

function later(find: (code: string) => string | undefined): (code: string) => Promise<string | undefined> {
  return (code) => Promise.resolve(find(code));
}
