import type { ProbeSample } from './probe-samples.ts';

const filename = 'probe.orchestrator.ts';

const answers = `type Answer = { readonly kind: 'a' } | { readonly kind: 'b' };
interface Store { save(): Promise<Answer> }
`;

/** Defects that need types and no other file; the samples on the pages have neighbours that a probe lacks. */
export const typedProbes: Readonly<Record<string, readonly ProbeSample[]>> = {
  'must-use-result': [
    {
      filename,
      text: `${answers}export class Probe {
  constructor(private readonly store: Store) {}
  async run(): Promise<Answer> {
    await this.store.save();
    return this.store.save();
  }
}
`,
    },
  ],
  'sum-type-result': [
    {
      filename,
      text: `interface Total { readonly total: number }
export class Probe {
  constructor(private readonly store: { load(): Promise<Total> }) {}
  async run(): Promise<Total> {
    return this.store.load();
  }
}
`,
    },
  ],
};
