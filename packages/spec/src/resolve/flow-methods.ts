import { toPascalCase } from '@tacet/vocabulary';
import type { Flow, OrchestratorFlow } from '../model.ts';
import { quote } from '../near.ts';
import type { Report } from '../report.ts';
import { entriesOf, type SpecNode } from '../source/tree.ts';

/** Reports flows that are named as a method which the orchestrator has for another flow. */
export function checkFlowMethods(flows: readonly Flow[], node: SpecNode | undefined, report: Report): void {
  const own = flows.filter((flow) => flow.flavour === 'orchestrator');
  const methods = new Map(own.flatMap((flow) => methodsOf(flow, own.length > 1).map((name) => [name, flow.name])));
  for (const { name } of own) {
    const other = methods.get(name);
    const entry = entriesOf(node).find(({ key }) => key === name);
    if (other === undefined || entry === undefined) continue;
    const message = `${quote(name)} is a name in the code that is generated for the flow ${quote(other)}.`;
    report('duplicate-name', entry.keyPlace, message, 'Choose another name.');
  }
}

/** The methods beside its own that a flow may need: for what is done about intents, and around calls that are prepared. */
function methodsOf({ name, branches }: OrchestratorFlow, isOneOfMany: boolean): readonly string[] {
  const prepares = branches.some(({ steps }) => steps[0]?.kind === 'prepare');
  const intents = branches.map(({ intent }) => intent);
  const on = (verb: string) =>
    intents.map((intent) =>
      isOneOfMany ? `${name}${toPascalCase(verb)}On${intent}` : `${verb}${verb === '' ? 'on' : 'On'}${intent}`,
    );
  return [
    ...on(''),
    ...(prepares ? [`prepare${toPascalCase(name)}`, `${name}Prepared`, ...on('prepare'), ...on('confirm')] : []),
  ];
}
