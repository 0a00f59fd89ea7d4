import type { Session } from './session.ts';
import type { Variant } from './variants.ts';

interface Choice {
  /** Where the decision stands among the unit's. */
  readonly decision: number;
  /** The union of its ways out. */
  readonly outcome: string;
  readonly intents: readonly (Variant | undefined)[];
  /** What the orchestrator does for each of them. */
  readonly cases: readonly string[];
}

/** Intents that carry the same and are followed by the same are one; returns the cases that are left. */
export function mergeEqual(build: Session, { decision, outcome, intents, cases }: Choice): readonly string[] {
  const kept: { readonly intent: Variant; readonly body: string; readonly text: string }[] = [];
  const others: string[] = [];
  for (const [index, text] of cases.entries()) {
    const intent = intents[index];
    if (intent === undefined) {
      others.push(text);
      continue;
    }
    const body = text.replace(/^case [\w.]+:/, '');
    const same = kept.find((each) => each.body === body && isAlike(each.intent, intent));
    if (same === undefined || intent === same.intent) kept.push({ intent, body, text });
    else replaceIntent(build, { decision, outcome }, intent, same.intent);
  }
  return [...kept.map(({ text }) => text), ...others];
}

/** Numbers and conditions behind a name tell apart what is the same otherwise. */
function isAlike(a: Variant, b: Variant): boolean {
  const fieldsOf = ({ fields }: Variant): string => fields.map(({ name, type }) => `${name}: ${type}`).join();
  return b.name.startsWith(a.name) && fieldsOf(a) === fieldsOf(b);
}

function replaceIntent(
  build: Session,
  { decision, outcome }: Pick<Choice, 'decision' | 'outcome'>,
  old: Variant,
  other: Variant,
): void {
  build.intents.splice(build.intents.indexOf(old), 1);
  const known = build.decisions[decision];
  const kinds = build.names.intentKinds;
  if (known !== undefined) {
    const body = known.body.replace(new RegExp(`\\b${kinds}\\.${old.kind}\\b`, 'g'), `${kinds}.${other.kind}`);
    build.decisions[decision] = { ...known, body };
  }
  const at = build.outcomes.findIndex(({ name }) => name === outcome);
  const union = build.outcomes[at];
  if (union !== undefined)
    build.outcomes[at] = { ...union, members: union.members.filter((name) => name !== old.name) };
}
