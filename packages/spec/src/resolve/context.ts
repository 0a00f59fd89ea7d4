import type { Aggregate, Context } from '../model.ts';
import type { Collector } from '../report.ts';
import { maximalNames } from '../shape/words.ts';
import { findEntry, type SpecNode } from '../source/tree.ts';
import { checkNames } from './declared-names.ts';
import { checkKinds } from './kinds.ts';
import { readDecisions } from './decisions.ts';
import { readEntity } from './entity.ts';
import { readExamples } from './examples.ts';
import { checkFlowMethods } from './flow-methods.ts';
import { readFlows } from './flows.ts';
import { readGateways, toGateways } from './gateways.ts';
import { textOf } from './section.ts';
import { brokenType, type TypeScope } from './types.ts';
import { readValues, type PatternProblems } from './values.ts';
import { readVariants, toVariant } from './variants.ts';
import { checkRepeatedActs, warnOfSharedOutbox } from './warnings.ts';
import { checkReachableRows } from './reachable-rows.ts';
import { checkResumed } from './resumed.ts';
import { readStore } from './store.ts';
import { addUnreadable } from './unreadable.ts';
import { warnOfPrimitiveIds } from './primitive-ids.ts';

/** What a spec stands on: the specs it uses, and what has been found out about patterns. */
export interface Surroundings {
  readonly path: string;
  readonly uses: Context['uses'];
  readonly brokenValues: ReadonlySet<string>;
  readonly patternProblems: PatternProblems;
}

const aggregateSections = [
  'entity',
  'events',
  'intents',
  'results',
  'decisions',
  'store',
  'gateways',
  'flows',
  'wiring',
  'examples',
];

/** Resolves a spec: reports everything in it that does not fit; the context is meaningful only when nothing was reported. */
export function resolveContext(root: SpecNode, surroundings: Surroundings, collector: Collector): Context {
  const name = textOf(findEntry(root, 'context')?.value) ?? '';
  const used: TypeScope = {
    values: new Map(surroundings.uses.flatMap(({ values }) => values.map((value) => [value.name, value]))),
    brokenValues: surroundings.brokenValues,
    isOpen: false,
  };
  const values = readValues(
    findEntry(root, 'values')?.value,
    name,
    used,
    surroundings.patternProblems,
    collector.report,
  );
  const hasAggregate = aggregateSections.some((section) => findEntry(root, section) !== undefined);
  const aggregate = hasAggregate ? resolveAggregate(root, values.scope, collector) : undefined;
  const context = {
    name,
    path: surroundings.path,
    values: values.definitions,
    uses: surroundings.uses,
    ...(aggregate === undefined ? {} : { aggregate }),
  };
  checkNames(root, context, collector);
  checkKinds(root, context, collector);
  return context;
}

function resolveAggregate(root: SpecNode, values: TypeScope, collector: Collector): Aggregate | undefined {
  const { report } = collector;
  const section = (name: string): SpecNode | undefined => findEntry(root, name)?.value;
  const { entity, keyInPaths } = readEntity(section('entity'), values, report);
  const entityName = textOf(findEntry(section('entity'), 'name')?.value);
  const scope = entityName === undefined ? { ...values, isOpen: true } : { ...values, entity: entityName };
  const events = readVariants(section('events'), entityName, undefined, scope, report);
  const intents = readVariants(section('intents'), entityName, 'Intent', scope, report);
  const results = readVariants(section('results'), entityName, undefined, scope, report);
  const operations = readGateways(section('gateways'), entityName, scope, report);
  const store = readStore(section('store'), results, keyInPaths, scope, report);
  const flows = readFlows(section('flows'), {
    entity,
    scope,
    key: keyInPaths,
    intents,
    results,
    operations,
    hasEvents: events.items.size > 0 || (findEntry(root, 'events') !== undefined && events.isBroken),
    missing: collector.hasErrorWithin(section('store')) ? undefined : store?.missing,
    conflict: store?.conflict,
    collector,
  });
  checkFlowMethods(flows, section('flows'), report);
  checkRepeatedActs(flows, operations, report);
  if (store?.adapters.includes('kysely') === true) warnOfSharedOutbox(flows, section('flows'), report);
  warnOfPrimitiveIds(root, report);
  const decisionScope = { entity, keyInPaths, intents, scope: values };
  const table = findEntry(root, 'decisions');
  const rows = readDecisions(table, decisionScope, report);
  if (!collector.hasErrorWithin(table?.value) && rows.length <= maximalNames) {
    checkReachableRows(rows, decisionScope, collector);
    checkResumed(flows, section('flows'), rows, decisionScope, collector);
  }
  const isTableSound =
    entity?.fields.every(({ type }) => type !== brokenType) === true && !collector.hasErrorWithin(table?.value);
  const examples = readExamples(
    section('examples'),
    isTableSound && rows.length <= maximalNames ? rows : [],
    decisionScope,
    collector,
  );
  if (entity === undefined || store === undefined) return undefined;
  const declared = { store, results: [...results.items.values()].map(toVariant), flows };
  return {
    ...addUnreadable(declared, entity.name, keyInPaths),
    entity,
    events: [...events.items.values()].map(toVariant),
    intents: [...intents.items.values()].map(toVariant),
    decisions: rows.map(({ conditions, intent, arguments: filled }) => ({ conditions, intent, arguments: filled })),
    gateways: toGateways(section('gateways'), operations),
    ...(textOf(section('wiring')) === 'nest' ? { wiring: 'nest' } : {}),
    examples,
  };
}
