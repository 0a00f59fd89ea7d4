import { flowNames, operationNames, type Aggregate, type OrchestratorFlow, type Step } from '@tacet/spec';
import { toPascalCase } from '@tacet/vocabulary';
import { findNamed } from '../slice/arguments.ts';
import { isPrepared } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import {
  isPlain,
  planAct,
  planAnswer,
  planBlock,
  wrapInAct,
  type Act,
  type Block,
  type CallStep,
  type PlannedBlock,
  type Scope,
} from './acts.ts';
import { findUses, type Uses } from './uses.ts';

/** One transaction of a flow: fetch, decide, and what is done about each intent. */
export interface Phase {
  readonly name: string;
  /** What it promises, where the flow has several; else empty. */
  readonly doc: string;
  /** The parameters before the transaction, with their types, and without. */
  readonly parameters: string;
  readonly given: string;
  /** The type that it gives, and the table of what commits. */
  readonly gives: string;
  readonly commits: string;
  readonly cases: readonly Case[];
  readonly decides: boolean;
  readonly switches: boolean;
}

interface Case extends Pick<Block, 'statements' | 'result'> {
  readonly kinds: readonly string[];
}

/** A branch that prepares: the call that is made between two transactions. */
export interface PreparedBranch {
  readonly intent: string;
  readonly call: CallStep;
  readonly rest: readonly Step[];
  /** The phase that follows, and whether it is told the outcome. */
  readonly confirm: string;
  readonly usesOutcome: boolean;
}

/** How a flow is cut into transactions, and the private methods that they need. */
export interface PlannedFlow {
  readonly phases: readonly Phase[];
  readonly acts: readonly Act[];
  readonly prepared: readonly PreparedBranch[];
}

type Branch = OrchestratorFlow['branches'][number];
type Fields = Scope['fields'];

/** Plans one transaction for a flow; where branches prepare, one before their calls, and one after each. */
export function planFlow(
  flow: OrchestratorFlow,
  isOneOfMany: boolean,
  aggregate: Aggregate,
  fields: Fields,
): PlannedFlow {
  const { key, keyType } = namesOf(aggregate);
  const names = flowNames(aggregate.entity.name, flow.name);
  const toMethod = (verb: string, intent: string): string =>
    isOneOfMany ? `${flow.name}${toPascalCase(verb)}On${intent}` : `${verb}${verb === '' ? 'on' : 'On'}${intent}`;
  const prepared = flow.branches.flatMap((branch) => toPrepared(branch, toMethod, aggregate));
  const results = { gives: names.result, commits: names.commits };
  const preparation = { gives: names.preparation, commits: names.prepareCommits };
  const scopeOf = (intent: string, verb: string, gives: string): Scope => ({
    ...{ aggregate, fields, intent, gives, outcome: 'outcome', declared: [] },
    act: toMethod(verb, findNamed(aggregate.intents, intent).name),
  });
  const parameters = `${key}: ${keyType}`;
  if (prepared.length === 0) {
    const planned = flow.branches.map((branch) => planIntent(branch, scopeOf(branch.intent, '', names.result)));
    const own = { name: toIdentifier(flow.name), doc: '', parameters, given: key };
    return { ...toPhases([{ ...own, ...results, planned }], aggregate), prepared };
  }
  const first = flow.branches.map((branch) =>
    isPrepared(branch)
      ? planIntent({ ...branch, steps: branch.steps.slice(0, 1) }, scopeOf(branch.intent, 'prepare', names.preparation))
      : planIntent(branch, scopeOf(branch.intent, '', names.result)),
  );
  const confirmations = prepared.map((own) => {
    const scope = { ...scopeOf(own.intent, '', names.result), declared: ['outcome'] };
    const planned = first.map((other) => (other.intent === own.intent ? planConfirmation(own, scope) : other));
    const type = own.usesOutcome ? `, outcome: ${operationNames(own.call.gateway, own.call.operation).outcome}` : '';
    return {
      name: toIdentifier(own.confirm),
      doc: 'Confirm: the entity decides again, and what has come of the call is saved.',
      parameters: `${parameters}${type}`,
      given: own.usesOutcome ? `${key}, outcome` : key,
      ...(prepared.length > 1 ? preparation : results),
      planned,
    };
  });
  const doc = 'Prepare: what is to be done is decided and saved, and nothing is done yet.';
  const begin = { name: toIdentifier(prepareName(flow.name)), doc, parameters, given: key };
  return { ...toPhases([{ ...begin, ...preparation, planned: first }, ...confirmations], aggregate), prepared };
}

/** `process` → `prepareProcess` */
export function prepareName(flow: string): string {
  return `prepare${toPascalCase(flow)}`;
}

function toPrepared(
  branch: Branch,
  toMethod: (verb: string, intent: string) => string,
  aggregate: Aggregate,
): readonly PreparedBranch[] {
  const [, call, ...rest] = branch.steps;
  if (!isPrepared(branch) || call?.kind !== 'call') return [];
  const { outcomes } = findNamed(findNamed(aggregate.gateways, call.gateway).operations, call.operation);
  const { name } = findNamed(aggregate.intents, branch.intent);
  const usesOutcome = outcomes.length > 1 || findUses(rest).outcome;
  return [{ intent: branch.intent, call, rest, confirm: toMethod('confirm', name), usesOutcome }];
}

interface PlannedIntent extends PlannedBlock {
  readonly intent: string;
  readonly usesIntent: boolean;
}

function planIntent({ intent, steps }: Branch, scope: Scope): PlannedIntent {
  const planned = planBlock(steps, scope);
  const uses = findUses(steps);
  const usesIntent = uses.intent || steps.some(({ kind }) => kind === 'prepare');
  if (isPlain(planned.block)) return { intent, usesIntent, ...planned };
  const { call, acts } = planAct(steps, scope);
  return { intent, usesIntent, block: toCallBlock(call), acts };
}

function planConfirmation({ intent, call, rest, usesOutcome }: PreparedBranch, scope: Scope): PlannedIntent {
  const planned = planAnswer(call, rest, scope);
  const uses: Uses = { ...findUses([{ ...call, arguments: [] }, ...rest]), outcome: usesOutcome };
  if (isPlain(planned.block)) return { intent, usesIntent: uses.intent, ...planned };
  const outcomeType = operationNames(call.gateway, call.operation).outcome;
  const act = wrapInAct(planned, uses, scope, outcomeType);
  return { intent, usesIntent: uses.intent, block: toCallBlock(act.call), acts: act.acts };
}

function toCallBlock(call: string): Block {
  return { statements: [], result: call, branches: [] };
}

type Unplanned = Omit<Phase, 'cases' | 'decides' | 'switches'> & { readonly planned: readonly PlannedIntent[] };

function toPhases(
  phases: readonly Unplanned[],
  aggregate: Aggregate,
): { readonly phases: readonly Phase[]; readonly acts: readonly Act[] } {
  const acts = phases.flatMap(({ planned }) => planned.flatMap((intent) => intent.acts));
  return {
    phases: phases.map(({ planned, ...phase }) => ({
      ...phase,
      cases: groupCases(planned, aggregate),
      decides: planned.length > 1 || planned.some(({ usesIntent }) => usesIntent),
      switches: planned.length > 1,
    })),
    // Phases share what they do about the same intent.
    acts: [...new Map(acts.map((act) => [act.name, act])).values()],
  };
}

/** Intents about which the same is done share a case. */
function groupCases(planned: readonly PlannedIntent[], aggregate: Aggregate): readonly Case[] {
  const { intentKind } = namesOf(aggregate);
  const kindOf = (intent: string) => toVariantView(findNamed(aggregate.intents, intent), intentKind).kind;
  const bodyOf = ({ statements, result }: Block) => [...statements, result].join('\n');
  return [...new Set(planned.map(({ block }) => bodyOf(block)))].map((body) => {
    const same = planned.filter(({ block }) => bodyOf(block) === body);
    return {
      kinds: same.map(({ intent }) => kindOf(intent)),
      statements: same[0]?.block.statements ?? [],
      result: same[0]?.block.result ?? '',
    };
  });
}
