import {
  factoryName,
  flowNames,
  operationNames,
  type Aggregate,
  type Context,
  type Gateway,
  type OrchestratorFlow,
  type Variant,
} from '@tacet/spec';
import { toSampleArguments, toSampleCall, toSampleObject, toSamplePath } from '../samples/sample-variants.ts';
import { toEnds, toMissing } from '../samples/ends.ts';
import type { Samples } from '../samples/samples.ts';
import { sceneryOf } from '../samples/scenery.ts';
import { findNamed } from '../slice/arguments.ts';
import { toConflictView } from '../slice/conflict.ts';
import { isPrepared, prepares } from '../slice/is-prepared.ts';
import { namesOf } from '../slice/names.ts';
import { toIdentifier, toPropertyName } from '../typescript/identifiers.ts';
import { toTable } from '../typescript/table.ts';
import { fieldsOf, toDriverCalls } from './drivers.ts';
import { findPaths, type Path } from './paths.ts';

interface Stage {
  readonly aggregate: Aggregate;
  readonly samples: Samples;
  readonly mocks: readonly Mock[];
}

/** An operation of a gateway, as tests observe it. */
interface Mock {
  readonly gateway: string;
  readonly operation: string;
  readonly field: string;
  /** `gateway.charge` */
  readonly path: string;
  /** `charge`, unless other operations are named so, too. */
  readonly label: string;
}

/** What the tests of an orchestrator show. */
export function toTestView(context: Context, aggregate: Aggregate, flows: readonly OrchestratorFlow[]) {
  const fields = fieldsOf(aggregate, flows);
  const { samples, constants } = sceneryOf(context, aggregate);
  const called = aggregate.gateways.flatMap((gateway) => {
    const field = fields.get(gateway.name);
    return field === undefined ? [] : [{ gateway, field }];
  });
  const mocks = toMocks(called);
  const stage = { aggregate, samples, mocks };
  const drivers = toDriverCalls(aggregate, flows, (field, type) => (type === aggregate.store.name ? 'store' : field));
  const prepared = drivers.prepared('orchestrator');
  return {
    constants,
    transactional: drivers.transactional('unitOfWork'),
    prepared,
    gateways: called.map(({ gateway: { name, operations }, field }) => ({
      field,
      operations: operations.map((operation) => `${operation.name}: vi.fn<${name}['${operation.name}']>()`).join(', '),
    })),
    mocks: [...mocks.map(({ label, path }) => `${toPropertyName(label)}: ${path}`), 'save'].join(', '),
    world: [
      'calls: () => inOrder(mocks)',
      ...called.map(({ field }) => field),
      ...(flows.every(prepares) ? [] : ['orchestrator']),
      ...(prepared === '' ? [] : ['prepared']),
      ...(aggregate.store.conflict === undefined ? [] : ['save: mocks.save']),
      'unitOfWork',
    ].join(', '),
    anyIntent: aggregate.intents
      .slice(0, 1)
      .map((intent) => toSampleCall(intent, samples, ''))
      .join(''),
    missing: toMissing(aggregate, samples),
    flows: flows.map((flow) => {
      const driver = prepares(flow) ? 'prepared' : 'orchestrator';
      return {
        name: toIdentifier(flow.name),
        ...flowNames(aggregate.entity.name, flow.name),
        driver,
        ends: toEnds(flow, aggregate, samples),
        paths: findPaths(flow).flatMap((path) => [
          toPathView(path, driver, stage),
          ...toConflictPaths(path, driver, stage),
        ]),
        acts: toPreparedActs(flow, stage),
      };
    }),
  };
}

/** For each act that is prepared: how it goes when it breaks off, and when the entity decides otherwise after it. */
function toPreparedActs(flow: OrchestratorFlow, stage: Stage) {
  const paths = findPaths(flow);
  return flow.branches.filter(isPrepared).flatMap(({ intent }) => {
    const own = paths.find((path) => path.intent === intent);
    const [first] = own?.calls ?? [];
    if (own === undefined || first === undefined) return [];
    const view = toPathView(own, 'prepared', stage);
    const mock = mockOf(first.call, stage);
    const others = flow.branches.filter((branch) => branch.intent !== intent);
    return [
      {
        ...view,
        name: intent,
        gateway: mock.field,
        mock: mock.path,
        outcome: toAnswer(first.call, first.outcome, stage),
        prepared: toTraces(own, findNamed(stage.aggregate.intents, intent), [], stage, 1).flatMap(({ saved }) => saved),
        others: others.flatMap((branch) => {
          const other = paths.find((path) => path.intent === branch.intent);
          if (other === undefined) return [];
          const { result, resultName, answers, intent: later, gateways } = toPathView(other, 'prepared', stage);
          const locals = [...new Set([mock.field, ...gateways, 'prepared'])].sort().join(', ');
          return [{ intent: branch.intent, result, resultName, answers, later, locals }];
        }),
      },
    ];
  });
}

function toAnswer(call: Path['calls'][number]['call'], outcome: string, { aggregate, samples }: Stage): string {
  const kinds = operationNames(call.gateway, call.operation).outcomeKind;
  return toSampleObject(findNamed(operationOf(call, aggregate).outcomes, outcome), kinds, samples);
}

function toMocks(called: readonly { readonly gateway: Gateway; readonly field: string }[]): readonly Mock[] {
  const all = called.flatMap(({ gateway, field }) =>
    gateway.operations.map(({ name }) => ({ gateway: gateway.name, operation: toIdentifier(name), field })),
  );
  return all.map(({ gateway, operation, field }) => {
    const isClear = operation !== 'save' && all.filter((other) => other.operation === operation).length === 1;
    const path = `${field}.${operation}`;
    return { gateway, operation, field, path, label: isClear ? operation : path };
  });
}

function toPathView(path: Path, driver: string, stage: Stage) {
  const { aggregate, samples } = stage;
  const { key } = namesOf(aggregate);
  const intent = findNamed(aggregate.intents, path.intent);
  const outcomes = path.calls.map(({ call, outcome }) => findNamed(operationOf(call, aggregate).outcomes, outcome));
  const result = findNamed(aggregate.results, path.end.result);
  const ends = toSampleArguments(path.end.arguments, { key, intent, outcome: outcomes.at(-1) }, samples);
  const told = path.calls.filter(({ call }) => operationOf(call, aggregate).outcomes.length > 1);
  const gateways = new Set(path.calls.map(({ call }) => mockOf(call, stage).field));
  const traces = toTraces(path, intent, outcomes, stage);
  const saved = traces.flatMap((trace) => trace.saved);
  return {
    title: `${[intent.name, ...told.map(({ outcome }) => outcome)].join(', ')}: ${result.name}`,
    intent: toSampleCall(intent, samples, ''),
    resultName: result.name,
    gateways: [...gateways],
    locals: ['calls', ...gateways, driver, ...saved.slice(-1).map(() => 'unitOfWork')].join(', '),
    answers: path.calls.map(
      ({ call, outcome }) => `${mockOf(call, stage).path}.mockResolvedValueOnce(${toAnswer(call, outcome, stage)});`,
    ),
    result: `${factoryName(result.name)}(${result.fields.length === 0 ? '' : ends})`,
    calls: toTable(
      traces.map(({ text }) => text),
      '    ',
    ),
    saved: saved.slice(-1),
  };
}

/** The same path, when somebody else has saved the entity meanwhile: before what is prepared, or before what comes last. */
function toConflictPaths(path: Path, driver: string, stage: Stage): readonly ReturnType<typeof toPathView>[] {
  const { type, call } = toConflictView(stage.aggregate);
  const saves = path.steps.filter(({ kind }) => kind !== 'call');
  if (type === '' || saves.length === 0) return [];
  const view = toPathView(path, driver, stage);
  const saved = `{ kind: ${namesOf(stage.aggregate).saveKind}.Saved }`;
  const [first] = path.steps;
  const isFirst = first?.kind === 'prepare' && path.calls.every(({ call, outcome }) => call.continues === outcome);
  const conflicted = {
    ...view,
    locals: view.locals.replace('unitOfWork', 'save'),
    result: call,
    saved: [],
  };
  const toTitle = (when: string) => view.title.replace(/: \w+$/, `, ${when}saved by somebody else: ${type}`);
  const before = {
    ...conflicted,
    title: toTitle('before it, '),
    locals: view.locals.replace('unitOfWork', 'save').replace(/, \w+(?=, prepared)/, ''),
    answers: [`save.mockResolvedValueOnce(${call});`],
    calls: toTable(
      toTraces(path, findNamed(stage.aggregate.intents, path.intent), [], stage, 1).map(({ text }) => text),
      '    ',
    ),
  };
  const answers = saves.map((_, index) => `save.mockResolvedValueOnce(${index === saves.length - 1 ? call : saved});`);
  const isLast = path.steps.at(-1)?.kind === 'save';
  return [
    ...(isFirst ? [before] : []),
    ...(isLast ? [{ ...conflicted, title: toTitle(''), answers: [...view.answers, ...answers] }] : []),
  ];
}

/** What happens on a path, in order, as tests expect it; all of it, or its first steps. */
function toTraces(path: Path, intent: Variant, outcomes: readonly Variant[], stage: Stage, count = path.steps.length) {
  const { key } = namesOf(stage.aggregate);
  const calls = path.steps.filter(({ kind }) => kind === 'call');
  return path.steps.slice(0, count).map((step, index) => {
    const before = calls.filter((call) => path.steps.indexOf(call) < index).length;
    const roots = { key, intent, outcome: outcomes[before - 1] };
    if (step.kind !== 'call') {
      const saved = toSamplePath(step.path, roots, stage.samples);
      return { text: `['save', ${saved}]`, saved: [saved] };
    }
    const hasInput = operationOf(step, stage.aggregate).input.length > 0;
    const input = hasInput ? toSampleArguments(step.arguments, roots, stage.samples) : 'undefined';
    return { text: `['${mockOf(step, stage).label}', ${input}]`, saved: [] };
  });
}

function operationOf(
  { gateway, operation }: { readonly gateway: string; readonly operation: string },
  { gateways }: Aggregate,
) {
  return findNamed(findNamed(gateways, gateway).operations, operation);
}

function mockOf(
  { gateway, operation }: { readonly gateway: string; readonly operation: string },
  { mocks }: Stage,
): Mock {
  const mock = mocks.find((candidate) => candidate.gateway === gateway && candidate.operation === operation);
  if (mock === undefined) throw new Error(`no mock of ${gateway}.${operation}`);
  return mock;
}
