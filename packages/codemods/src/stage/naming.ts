import { splitWords, toCamelCase, toPascalCase } from '@tacet/vocabulary';
import { isVerb, participle, singular } from './verbs.ts';

/** Hands out each name once; a taken one gets a number. */
export interface Allocator {
  take(wanted: string): string;
  /** The first wanted name that is free. */
  takeOneOf(wanted: readonly string[]): string;
  has(name: string): boolean;
  reserve(name: string): void;
}

/** An allocator that also avoids the given names. */
export function createAllocator(taken: Iterable<string> = []): Allocator {
  const names = new Set<string>([...reservedWords, ...taken]);

  function takeOneOf(wanted: readonly string[]): string {
    const [base = 'value'] = wanted.filter((each) => each !== '');
    let name = wanted.find((each) => each !== '' && !names.has(each)) ?? base;
    for (let count = 2; names.has(name); count += 1) name = `${base}${count}`;
    names.add(name);
    return name;
  }

  return {
    has: (name) => names.has(name),
    reserve: (name) => void names.add(name),
    take: (wanted) => takeOneOf([wanted]),
    takeOneOf,
  };
}

const reservedWords = (
  'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
  'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
  'implements interface let package private protected public static yield await constructor undefined arguments eval'
).split(' ');

/** A word of capitals only is one of a constant: `NOT_FOUND` → `not found`; a single one may be an acronym. */
function calm(text: string): string {
  return /^[A-Z][A-Z0-9]*(?:[_\s]+[A-Z0-9]+)+$/.test(text) ? text.toLowerCase() : text;
}

/** A valid PascalCase identifier made of free text, `undefined` when nothing usable is left or it is too long. */
export function typeNameOf(text: string, maxWords = 7): string | undefined {
  const words = calm(text.trim())
    .replace(/['’`]/g, '')
    .match(/[A-Za-z][A-Za-z0-9]*/g);
  const all = (words ?? []).flatMap((word) => splitWords(calm(word)));
  const telling = all.filter((word, index) => !isFiller(word.toLowerCase(), all[index - 1]?.toLowerCase() ?? ''));
  const usable = telling.length > 1 ? telling : all;
  if (usable.length === 0 || usable.length > maxWords) return undefined;
  const name = toPascalCase(usable.join(' '));
  return name.length <= 48 ? name : undefined;
}

/** Articles, and forms of "be" but after a modal verb: `Email is taken`, `Cart cannot be empty`. */
function isFiller(word: string, before: string): boolean {
  if (word === 'be' || word === 'been') return !modals.has(before);
  return fillers.has(word);
}

const fillers = new Set('the a an is are was were this that please'.split(' '));
const modals = new Set('must cannot can may might shall should could will would not to has have had'.split(' '));

/** A camelCase identifier. */
export function valueNameOf(text: string): string {
  const name = toCamelCase(calm(text.replace(/[^A-Za-z0-9_]/g, ' ')));
  const plain = /^[A-Z0-9]+$/.test(text) ? text.toLowerCase() : name;
  return /^[a-z]/.test(plain) ? plain : `value${toPascalCase(plain)}`;
}

/** Names for what a call gives, the best first: `findUser` → `user`, `repository.save` → `saved`. */
export function resultNamesOf(callee: string, noun: string): readonly string[] {
  const words = splitWords(callee);
  const [verb = '', ...rest] = words;
  const own = noun === '' ? [] : [valueNameOf(noun)];
  if (/^(?:is|has|was|can|should|may|exists)$/.test(verb)) return [valueNameOf(callee)];
  if (!fetchVerbs.has(verb.toLowerCase())) return isVerb(verb) ? participlesOf(words, noun) : [valueNameOf(callee)];
  const isWhole = rest.length === 0 || /^(?:One|By|Unique|First|Many|All|And|Or|With)$/.test(rest[0] ?? '');
  if (isWhole) return [...own, noun === '' ? 'found' : `found${toPascalCase(noun)}`];
  const cut = rest.findIndex((word) => linking.has(word));
  return [valueNameOf((cut > 0 ? rest.slice(0, cut) : rest).join(' ')), ...own];
}

function participlesOf(words: readonly string[], noun: string): readonly string[] {
  const [verb = '', ...rest] = words;
  const done = participle(verb);
  if (rest.length > 0) return [valueNameOf(`${done} ${rest.join(' ')}`)];
  return [valueNameOf(done), ...(noun === '' ? [] : [valueNameOf(`${done} ${noun}`)])];
}

const fetchVerbs = new Set('get find load fetch read create build make retrieve query select resolve list'.split(' '));
const linking = new Set(['By', 'For', 'With', 'From', 'To', 'In', 'On', 'And', 'Or']);

/** How a method's success is called: `processPayment` → `PaymentProcessed`, `upload` of uploads → `Uploaded`. */
export function successNameOf(method: string, subject: string): string {
  const [verb = method, ...rest] = splitWords(method);
  const cut = rest.findIndex((word) => linking.has(word));
  const object = (cut >= 0 ? rest.slice(0, cut) : rest).map(capital).join('');
  const done = splitWords(participle(verb)).map(capital).join('');
  if (object !== '') return `${object}${done}`;
  const others = splitWords(subject).filter((word) => word.toLowerCase() !== verb.toLowerCase());
  return `${others.join('')}${done}`;
}

/** What a method is about: its class's subject, else its own object: `loadUser` → `User`. */
export function subjectOfMethod(method: string, subject: string): string {
  if (subject !== '') return subject;
  const [, ...rest] = splitWords(method);
  const cut = rest.findIndex((word) => linking.has(word));
  const words = (cut >= 0 ? rest.slice(0, cut) : rest).map(capital);
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join('');
}

/** The first letter in upper case; what says only that a name is private is left out. */
export function capital(word: string): string {
  const plain = word.replace(/^[_$]+(?=[A-Za-z])/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** `PaymentPaid` is how the method succeeds; who finds it so before is told `PaymentAlreadyPaid`. */
export function alreadyOf(success: string): string {
  return success.replace(/([A-Z][a-z0-9]*)$/, 'Already$1');
}

/** What a field is called as one of another class: `#store` → `store`, `MAX_AMOUNT` → `maxAmount`. */
export function fieldNameOf(text: string): string {
  const plain = text.replace(/^#/, '');
  return /^[A-Z][A-Z0-9_]*$/.test(plain) ? valueNameOf(plain) : plain;
}
