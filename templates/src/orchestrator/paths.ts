import type { Exit, OrchestratorFlow, Step } from '@tacet/spec';

type Call = Extract<Step, { readonly kind: 'call' }>;

/** One way through a flow, from an intent to a result. */
export interface Path {
  readonly intent: string;
  /** The calls that are made, each with the name of its outcome. */
  readonly calls: readonly { readonly call: Call; readonly outcome: string }[];
  /** What happens, in order. */
  readonly steps: readonly Exclude<Step, { readonly kind: 'return' }>[];
  readonly end: Pick<Exit, 'result' | 'arguments'>;
}

/** Every way through a flow: each outcome of each call of each intent. */
export function findPaths({ branches }: OrchestratorFlow): readonly Path[] {
  return branches.flatMap(({ intent, steps }) => follow(steps).map((path) => ({ ...path, intent })));
}

function follow([step, ...rest]: readonly Step[]): readonly Omit<Path, 'intent'>[] {
  if (step === undefined) return [];
  if (step.kind === 'return') return [{ calls: [], steps: [], end: step }];
  const after = follow(rest).map((path) => ({ ...path, steps: [step, ...path.steps] }));
  if (step.kind !== 'call') return after;
  return [
    ...after.map((path) => ({ ...path, calls: [{ call: step, outcome: step.continues }, ...path.calls] })),
    ...step.exits.map((exit) => ({
      calls: [{ call: step, outcome: exit.outcome }],
      steps: [step, ...(exit.save === undefined ? [] : [{ kind: 'save', path: exit.save } as const])],
      end: exit,
    })),
  ];
}
