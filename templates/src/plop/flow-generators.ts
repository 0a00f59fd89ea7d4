import { isTypingError, readPairs, splitList, type Addition, type TypingError } from './additions.ts';
import { firstOpen, specFlag, type OpenQuestion, type SpecGenerator } from './generator.ts';
import type { Answers } from './plop.ts';
import type { SpecFacts } from './spec-facts.ts';

const flow = { name: 'flow', value: 'name', description: 'adds a flow of this name' } as const;
const returns = { name: 'returns', value: 'Intent:Result,…', description: 'the result of each intent' } as const;
const commit = { name: 'commit', value: 'Result,…', description: 'results that commit; without it, all do' } as const;
const effects = { name: 'effects', value: 'outbox|after-commit', description: 'how intents are executed' } as const;

/** `plop orchestrator`: Fetch → Translate → Decide → Act → Persist. */
export const orchestrator: SpecGenerator = {
  name: 'orchestrator',
  description: 'the slice of a spec; --flow adds an orchestrator flow',
  flags: [specFlag, flow, returns, commit],
  ask: (answers, facts) => (isDone('orchestrator', answers, facts) ? undefined : askFlow(answers, facts)),
  add: (answers, facts) =>
    addFlow(answers, facts, (pairs) => ({ flavour: 'orchestrator', on: branchesOf(pairs, facts) })),
};

/** `plop runtime`: Load → Step → Save → Execute. */
export const runtime: SpecGenerator = {
  name: 'runtime',
  description: 'the slice of a spec; --flow adds a runtime flow',
  flags: [specFlag, flow, effects, returns, commit],
  ask: (answers, facts) => {
    if (isDone('runtime', answers, facts)) return undefined;
    return (
      firstOpen(answers, [
        flowQuestion,
        {
          flag: 'effects',
          message: 'How are intents executed?',
          choices: ['outbox', 'after-commit'],
          fallback: 'outbox',
        },
      ]) ?? askFlow(answers, facts)
    );
  },
  add: (answers, facts) =>
    addFlow(answers, facts, (pairs) => ({ flavour: 'runtime', effects: answers.effects, returns: pairs })),
};

const flowQuestion: OpenQuestion = { flag: 'flow', message: 'What is the flow called?' };

/** Nothing is asked when the spec has such a flow, and no flag asks for another. */
function isDone(flavour: 'orchestrator' | 'runtime', answers: Answers, { aggregate }: SpecFacts): boolean {
  const asksForMore = [flow, returns, commit, effects].some(({ name }) => answers[name] !== undefined);
  return !asksForMore && aggregate?.flows.some((one) => one.flavour === flavour) === true;
}

function askFlow(answers: Answers, { intents, results }: SpecFacts): OpenQuestion | undefined {
  const pairs = readPairs(answers.returns);
  const left = isTypingError(pairs) ? [] : intents.filter((intent) => pairs[intent] === undefined);
  const [intent] = left;
  if (answers.flow === undefined) return flowQuestion;
  if (intent === undefined) return undefined;
  return { flag: 'returns', message: `What does ${intent} return?`, choices: results.map((one) => `${intent}:${one}`) };
}

function addFlow(
  answers: Answers,
  facts: SpecFacts,
  flowOf: (pairs: Readonly<Record<string, string>>) => object,
): readonly Addition[] | TypingError {
  const { flow: name } = answers;
  if (name === undefined) return [];
  if (facts.aggregate?.flows.some((one) => one.name === name) === true) {
    return { message: `there is a flow ${name} in the spec already` };
  }
  const pairs = readPairs(answers.returns);
  if (isTypingError(pairs)) return pairs;
  const committed = answers.commit === undefined ? [...new Set(Object.values(pairs))] : splitList(answers.commit);
  return [{ path: ['flows', name], value: { ...flowOf(pairs), commit: committed } }];
}

/** An intent that carries a new state saves it. */
function branchesOf(
  pairs: Readonly<Record<string, string>>,
  { aggregate }: SpecFacts,
): Readonly<Record<string, unknown>> {
  const branchOf = (intent: string, result: string): readonly object[] => {
    const state = aggregate?.intents
      .find(({ name }) => name === intent)
      ?.fields.find(({ type }) => type.kind === 'entity');
    return [...(state === undefined ? [] : [{ save: `intent.${state.name}` }]), { return: result }];
  };
  return Object.fromEntries(Object.entries(pairs).map(([intent, result]) => [intent, branchOf(intent, result)]));
}
