import { splitWords, toCamelCase, toPascalCase } from '@tacet/vocabulary';

/** Hands out each name once; a taken one gets a number. */
export interface Allocator {
  take(wanted: string): string;
  has(name: string): boolean;
  reserve(name: string): void;
}

/** An allocator that also avoids the given names. */
export function createAllocator(taken: Iterable<string> = []): Allocator {
  const names = new Set<string>([...reservedWords, ...taken]);
  return {
    has: (name) => names.has(name),
    reserve: (name) => void names.add(name),
    take: (wanted) => {
      const base = wanted === '' ? 'value' : wanted;
      let name = base;
      for (let count = 2; names.has(name); count += 1) name = `${base}${count}`;
      names.add(name);
      return name;
    },
  };
}

const reservedWords = (
  'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
  'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
  'as implements interface let package private protected public static yield await async of constructor kind ' +
  'undefined arguments eval'
).split(' ');

/** A valid PascalCase identifier made of free text, `undefined` when nothing usable is left or it is too long. */
export function typeNameOf(text: string, maxWords = 6): string | undefined {
  const words = text.replace(/['’`]/g, '').match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const all = words.flatMap((word) => splitWords(word));
  const telling = all.filter((word) => !fillers.has(word.toLowerCase()));
  const usable = telling.length > 1 ? telling : all;
  if (usable.length === 0 || usable.length > maxWords) return undefined;
  const name = toPascalCase(usable.join(' '));
  return name.length <= 48 ? name : undefined;
}

const fillers = new Set('the a an is are was were be been of to for this that please'.split(' '));

/** A camelCase identifier. */
export function valueNameOf(text: string): string {
  const name = toCamelCase(text.replace(/[^A-Za-z0-9_]/g, ' '));
  return /^[a-z]/.test(name) ? name : `value${toPascalCase(name)}`;
}

/** What a call's result is about: `findUser` → `user`, `repository.save` → `saved`. */
export function resultNameOf(callee: string): string {
  const words = splitWords(callee);
  const [verb = '', ...rest] = words;
  if (rest.length === 0) return fetchVerbs.has(verb.toLowerCase()) ? 'found' : valueNameOf(participle(verb));
  const usable = fetchVerbs.has(verb.toLowerCase()) ? rest : words;
  const cut = usable.findIndex((word) => ['By', 'For', 'With', 'From', 'Or'].includes(word));
  return valueNameOf((cut > 0 ? usable.slice(0, cut) : usable).join(' '));
}

/** How a method's success is called: `processPayment` → `PaymentProcessed`. */
export function successNameOf(method: string, subject: string): string {
  const [verb = method, ...rest] = splitWords(method);
  const cut = rest.findIndex((word) => ['By', 'For', 'With', 'From', 'To', 'In', 'On', 'And'].includes(word));
  const object = (cut >= 0 ? rest.slice(0, cut) : rest).map(capital).join('');
  return `${object === '' ? subject : object}${capital(participle(verb))}`;
}

const fetchVerbs = new Set('get find load fetch read create build make retrieve query select resolve'.split(' '));

const irregular: Readonly<Record<string, string>> = {
  send: 'sent', pay: 'paid', find: 'found', make: 'made', set: 'set', reset: 'reset', do: 'done', run: 'run',
  build: 'built', buy: 'bought', sell: 'sold', put: 'put', read: 'read', withdraw: 'withdrawn', begin: 'begun',
  take: 'taken', give: 'given', write: 'written', hold: 'held', win: 'won', submit: 'submitted', cancel: 'cancelled',
  ship: 'shipped', stop: 'stopped', transfer: 'transferred', drop: 'dropped', get: 'retrieved', login: 'loggedIn',
  upsert: 'upserted', log: 'logged', ban: 'banned', is: 'checked', has: 'checked', can: 'checked', sync: 'synced',
}; // prettier-ignore

/** The past participle of a verb: `process` → `processed`, `send` → `sent`. */
function participle(verb: string): string {
  const word = verb.toLowerCase();
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (word.endsWith('e')) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return `${word}ed`;
}

/** The first letter in upper case. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
