const irregular: Readonly<Record<string, string>> = {
  send: 'sent', pay: 'paid', find: 'found', make: 'made', set: 'set', reset: 'reset', do: 'done', run: 'run',
  build: 'built', buy: 'bought', sell: 'sold', put: 'put', read: 'read', withdraw: 'withdrawn', begin: 'begun',
  take: 'taken', give: 'given', write: 'written', hold: 'held', win: 'won', cancel: 'cancelled', submit: 'submitted',
  transfer: 'transferred', get: 'retrieved', login: 'loggedIn', logout: 'loggedOut', signup: 'signedUp',
  signin: 'signedIn', checkout: 'checkedOut', setup: 'setUp', rollback: 'rolledBack', cleanup: 'cleanedUp',
  lookup: 'lookedUp', is: 'checked', has: 'checked', can: 'checked', are: 'checked', upsert: 'upserted', sync: 'synced',
  freeze: 'frozen', unfreeze: 'unfrozen', break: 'broken', throw: 'thrown', grow: 'grown', eat: 'eaten', drive: 'driven',
  steal: 'stolen', feed: 'fed', lead: 'led', meet: 'met', teach: 'taught', may: 'checked', should: 'checked', must: 'checked', will: 'checked', does: 'checked', choose: 'chosen', catch: 'caught', bring: 'brought', leave: 'left', keep: 'kept', tell: 'told', show: 'shown',
  draw: 'drawn', hide: 'hidden', forget: 'forgotten', lose: 'lost', spend: 'spent', split: 'split', cut: 'cut',
  quit: 'quit', shut: 'shut', know: 'known', see: 'seen', fix: 'fixed', tax: 'taxed', rebuild: 'rebuilt',
  overwrite: 'overwritten', commit: 'committed', permit: 'permitted', admit: 'admitted', refer: 'referred',
  unsubscribe: 'unsubscribed', enqueue: 'enqueued', dequeue: 'dequeued', bet: 'bet', let: 'let', hit: 'hit',
}; // prettier-ignore

/** The past participle of a verb: `process` → `processed`, `send` → `sent`. */
export function participle(verb: string): string {
  const word = verb.toLowerCase();
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (word.endsWith('e')) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(word) ? `${word}${word.at(-1) ?? ''}ed` : `${word}ed`;
}

const verbs: ReadonlySet<string> = new Set(
  (
    'save store persist insert add append update patch upsert delete remove destroy drop clear flush purge send publish ' +
    'emit notify push dispatch enqueue schedule charge refund capture pay bill invoice credit debit settle transfer ' +
    'withdraw deposit process handle execute run invoke call apply perform cancel abort confirm approve reject decline ' +
    'accept verify validate check compare match hash sign encrypt decrypt encode decode parse format convert transform ' +
    'filter sort merge render compile compute calculate register login logout authenticate authorize grant revoke ' +
    'reserve hold release lock unlock acquire start stop begin end finish complete open close upload download import ' +
    'export sync copy move write mark set put reset assign attach detach link unlink join leave invite enable disable ' +
    'activate deactivate archive restore ship deliver track issue request respond reply ask answer search scan count ' +
    'sum log record audit wait pause resume retry touch increment decrement ping connect disconnect subscribe ' +
    'unsubscribe generate'
  ).split(' '),
);

/** Whether a word is one of the verbs that back ends are made of. */
export function isVerb(word: string): boolean {
  return verbs.has(word.toLowerCase());
}

const lasting = /(?:ss|us|is|ics|news|series|species|settings|credentials|always|https|aws|os|sms|dns)$/i;

/** One of many: `Users` → `User`, `Categories` → `Category`, `Status` → `Status`. */
export function singular(word: string): string {
  if (!/[a-z]s$/.test(word) || lasting.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:sses|shes|ches|xes|zzes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
