import { aggregateNames, factoryName, type Context, type Variant } from '@tacet/spec';
import { normalise } from './fingerprint.ts';
import { findVainNames, mentionsOf, type Offer } from './owned-mentions.ts';

/** Says, one sentence each, what an owned file lacks or names in vain since its spec changed. */
export function findOwnedGaps(context: Context, fresh: string, text: string, offer: Offer): readonly string[] {
  if (normalise(text) === normalise(fresh)) return [];
  const mentioned = mentionsOf(text);
  const absent = demandsOn(context, fresh)
    .filter(({ words }) => !words.some((word) => mentioned.has(word)))
    .map(({ label }) => `${label} is missing`);
  return [...absent, ...findVainNames(text, mentioned, offer)];
}

/** What an owned file has to mention, as the lock remembers it. */
export function ownedAsks(context: Context, fresh: string): string {
  return demandsOn(context, fresh)
    .map(({ words }) => words.join('|'))
    .join(' ');
}

interface Demand {
  readonly label: string;
  /** Any one of these in the text answers the demand. */
  readonly words: readonly string[];
}

/** What the spec demands of a file; of each file only what its first version mentions. */
function demandsOn(context: Context, fresh: string): readonly Demand[] {
  const expected = mentionsOf(fresh);
  return demandsOf(context).filter(({ words }) => words.some((word) => expected.has(word)));
}

function demandsOf({ aggregate }: Context): readonly Demand[] {
  if (aggregate === undefined) return [];
  const { entity, intents, events, store } = aggregate;
  const { intentKind, eventKind } = aggregateNames(entity.name, store.name);
  const demandOf = (what: string, kinds: string, { name, member }: Variant): Demand => ({
    label: `${what} ${name}`,
    words: [name, factoryName(name), `${kinds}.${member}`],
  });
  return [
    ...intents.map((intent) => demandOf('intent', intentKind, intent)),
    ...events.map((event) => demandOf('event', eventKind, event)),
    ...entity.fields.map(({ name }) => ({ label: `field ${name}`, words: [name] })),
  ];
}
