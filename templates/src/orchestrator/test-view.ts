import {
  factoryName,
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
import { namesOf } from '../slice/names.ts';
import { toIdentifier, toPropertyName } from '../typescript/identifiers.ts';
import { toTable } from '../typescript/table.ts';
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

/** What the tests of an orchestrator show; `fields` are those that hold the store and the gateways, by their types. */
export function toTestView(
  context: Context,
  aggregate: Aggregate,
  flows: readonly OrchestratorFlow[],
  fields: ReadonlyMap<string, string>,
) {
  const { samples, constants } = sceneryOf(context, aggregate);
  const called = aggregate.gateways.flatMap((gateway) => {
    const field = fields.get(gateway.name);
    return field === undefined ? [] : [{ gateway, field }];
  });
  const mocks = toMocks(called);
  const stage = { aggregate, samples, mocks };
  return {
    constants,
    gateways: called.map(({ gateway: { name, operations }, field }) => ({
      field,
      operations: operations.map((operation) => `${operation.name}: vi.fn<${name}['${operation.name}']>()`).join(', '),
    })),
    mocks: [...mocks.map(({ label, path }) => `${toPropertyName(label)}: ${path}`), 'save'].join(', '),
    world: [
      'calls: () => inOrder(mocks)',
      ...called.map(({ field }) => field),
      'orchestrator',
      ...(aggregate.store.conflict === undefined ? [] : ['save: mocks.save']),
      'unitOfWork',
    ].join(', '),
    anyIntent: aggregate.intents
      .slice(0, 1)
      .map((intent) => toSampleCall(intent, samples, ''))
      .join(''),
    missing: toMissing(aggregate, samples),
    flows: flows.map((flow) => ({
      ends: toEnds(flow, aggregate, samples),
      paths: findPaths(flow).flatMap((path) => [toPathView(path, stage), ...toConflictPaths(path, stage)]),
    })),
  };
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

function toPathView(path: Path, stage: Stage) {
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
    locals: ['calls', ...gateways, 'orchestrator', ...saved.slice(-1).map(() => 'unitOfWork')].join(', '),
    answers: path.calls.map(({ call }, index) => {
      const kinds = operationNames(call.gateway, call.operation).outcomeKind;
      const answers = outcomes.slice(index, index + 1).map((outcome) => toSampleObject(outcome, kinds, samples));
      return `${mockOf(call, stage).path}.mockResolvedValueOnce(${answers.join('')});`;
    }),
    result: `${factoryName(result.name)}(${result.fields.length === 0 ? '' : ends})`,
    calls: toTable(
      traces.map(({ text }) => text),
      '    ',
    ),
    saved: saved.slice(-1),
  };
}

/** The same path, when somebody else has saved the entity meanwhile. */
function toConflictPaths(path: Path, stage: Stage): readonly ReturnType<typeof toPathView>[] {
  const { type, call } = toConflictView(stage.aggregate);
  const view = toPathView(path, stage);
  if (type === '' || view.saved.length === 0) return [];
  return [
    {
      ...view,
      title: view.title.replace(/: \w+$/, `, saved by somebody else: ${type}`),
      locals: view.locals.replace('unitOfWork', 'save'),
      answers: [...view.answers, `save.mockResolvedValueOnce(${call});`],
      result: call,
      saved: [],
    },
  ];
}

/** What happens on a path, in order, as tests expect it. */
function toTraces(path: Path, intent: Variant, outcomes: readonly Variant[], stage: Stage) {
  const { key } = namesOf(stage.aggregate);
  const calls = path.steps.filter(({ kind }) => kind === 'call');
  return path.steps.map((step, index) => {
    const before = calls.filter((call) => path.steps.indexOf(call) < index).length;
    const roots = { key, intent, outcome: outcomes[before - 1] };
    if (step.kind === 'save') {
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
