import type { Flow } from '@tacet/spec';
import type { Addition, TypingError } from './additions.ts';
import type { SpecFacts } from './spec-facts.ts';

/** A place in a flow where a result is returned: `process.NothingIntent`. */
export interface ReturnPlace {
  readonly label: string;
  readonly flow: Flow;
  readonly intent: string;
  /** What is returned there now. */
  readonly result: string;
}

/** Every place of a spec where an intent ends in a result. */
export function findReturns({ aggregate }: SpecFacts): readonly ReturnPlace[] {
  return (aggregate?.flows ?? []).flatMap((flow) =>
    endsOf(flow).map(({ intent, result }) => ({ label: `${flow.name}.${intent}`, flow, intent, result })),
  );
}

/** Lets an intent end in another result, which commits if the one before did. */
export function returnFrom(label: string, result: string, facts: SpecFacts): readonly Addition[] | TypingError {
  const places = findReturns(facts);
  const place = places.find((one) => one.label === label);
  if (place === undefined) {
    return { message: `${label} is no place in a flow; there are ${places.map((one) => one.label).join(', ')}` };
  }
  const { flow, intent } = place;
  const end = flow.flavour === 'runtime' ? ['returns', intent] : ['on', intent, -1, 'return'];
  return [
    { path: ['flows', flow.name, ...end], value: result },
    ...(flow.commit.includes(place.result) ? [{ path: ['flows', flow.name, 'commit', '-'], value: result }] : []),
  ];
}

function endsOf(flow: Flow): readonly { readonly intent: string; readonly result: string }[] {
  if (flow.flavour === 'runtime') return flow.returns;
  return flow.branches.flatMap(({ intent, steps }) =>
    steps.flatMap((step) => (step.kind === 'return' ? [{ intent, result: step.result }] : [])),
  );
}
