import { ts } from 'ts-morph';
import { splitWords } from '@tacet/vocabulary';
import { skipParentheses } from '../analysis/syntax.ts';
import { isReaction } from '../normalise/shapes.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { capital, valueNameOf } from './naming.ts';
import { singular } from './verbs.ts';

/** A few words for an effect, as intents and functions are called: `this.users.findOneBy(…)` → `find user`. */
export function effectWordsOf(target: ts.Expression, oracle: TypeOracle): string {
  const ambient = ambientWordsOf(target);
  if (ambient !== undefined) return ambient;
  if (ts.isNewExpression(target)) return `create ${target.expression.getText()}`;
  if (ts.isTaggedTemplateExpression(target)) return valueNameOf(nameOfCall(target.tag).replace(/^\$/, ''));
  if (!ts.isCallExpression(target)) {
    return ts.isIdentifier(target) ? target.text : `read ${target.getText().replace(/^.*[.[]/, '')}`;
  }
  const callee = skipParentheses(target.expression);
  if (!ts.isPropertyAccessExpression(callee)) return ts.isIdentifier(callee) ? callee.text : 'call';
  const name = callee.name.text.replace(/^#/, '');
  if (isLogger(callee.expression) && Object.hasOwn(levels, name)) return levels[name] ?? name;
  const noun = collectionNounOf(callee.expression, oracle);
  const [verb = name, ...rest] = splitWords(name);
  const isWhole = rest.length === 0 || /^(?:One|By|Unique|First|Many|All)$/.test(rest[0] ?? '');
  if (isWhole && generic.test(verb) && isKeeper(callee.expression)) return `${verb} ${lastNameOf(callee.expression)}`;
  if (noun === '' || !isWhole || !generic.test(verb)) return name;
  const isSame = rest.join('').toLowerCase().includes(noun.toLowerCase());
  return isSame ? name : `${verb} ${noun}`;
}

/** What keeps values of any kind under keys: `this.cache.set(…)` sets the cache. */
function isKeeper(owner: ts.Expression): boolean {
  return /^(?:cache|redis|memcached|kv|config|settings)$/i.test(lastNameOf(owner));
}

function lastNameOf(owner: ts.Expression): string {
  return (/(\w+)$/.exec(owner.getText())?.[1] ?? '').replace(/^_+/, '');
}

/** `this.logger.error(…)` logs an error. */
const levels: Readonly<Record<string, string>> = {
  error: 'log error',
  warn: 'log warning',
  info: 'log info',
  debug: 'log details',
  verbose: 'log details',
  trace: 'log trace',
  fatal: 'log failure',
};

function isLogger(owner: ts.Expression): boolean {
  return /(?:^|\.)#?_?(?:logger|log|console)$/i.test(owner.getText());
}

const generic =
  /^(?:find|get|fetch|load|read|query|select|list|count|exists?|save|store|put|persist|create|insert|add|update|patch|upsert|set|delete|del|has|remove|destroy)$/;

/** The words of effects that say nothing about what a step is for. */
export const ambientWords: ReadonlySet<string> = new Set(['take time', 'make id', 'draw random']);

/** What reads the clock, or makes an id or a random number. */
export function ambientWordsOf(target: ts.Expression): string | undefined {
  if (ts.isNewExpression(target)) return target.expression.getText() === 'Date' ? 'take time' : undefined;
  if (!ts.isCallExpression(target)) return undefined;
  const callee = target.expression.getText();
  if (/(?:^Date|\bclock|performance)\.now$/i.test(callee)) return 'take time';
  if (/(?:^|\.)(?:uuid(?:v?\d)?|v4|v7|randomUUID|nanoid|ulid|cuid)$/i.test(callee)) return 'make id';
  return /(?:^Math\.random|(?:^|\.)random(?:Bytes|Int)?)$/.test(callee) ? 'draw random' : undefined;
}

/** What a store keeps: `this.userRepository`, `prisma.user`, `Account` → `user`, `user`, `account`; '' for anything else. */
export function collectionNounOf(owner: ts.Expression, oracle: TypeOracle): string {
  const name = ts.isPropertyAccessExpression(owner) ? owner.name.text : ts.isIdentifier(owner) ? owner.text : '';
  if (name === '' || owner.kind === ts.SyntaxKind.ThisKeyword) return '';
  const plain = name.replace(/^[_#]+/, '').replace(suffixes, '');
  const isNamed = plain !== name.replace(/^[_#]+/, '');
  const words = splitWords(plain);
  const last = words.at(-1) ?? '';
  const isMany = singular(last) !== last;
  const isClass = ts.isIdentifier(owner) && /^[A-Z]/.test(name);
  const type = oracle.print(oracle.typeAt(owner), owner).replace(/^import\([^)]*\)\./, '');
  if (plain === '' || technical.test(plain)) return '';
  if (!isNamed && !isMany && !isClass && !collections.test(type)) return '';
  return [...words.slice(0, -1), singular(last)]
    .map((word, index) => (index === 0 ? word.toLowerCase() : word))
    .join('');
}

const suffixes = /(?:Repository|Repo|Store|Table|Model|Dao|DAO|Collection)$/;
const collections = /^(?:\w*(?:Repository|Repo|Model|Delegate|Table|Store|Dao|Collection|Delegate))\b/;
const technical =
  /^(?:repository|repo|store|table|model|dao|collection|db|database|client|api|gateway|service|manager|prisma|knex|sequelize|http|axios|cache|redis|mailer|logger|bus|events?|queue|config|dataSource|entityManager|transaction|tx|trx|session|connection|JSON|Object|Array|Math|Date|Promise|Reflect|Buffer|Number|String|process|console|fs|path|crypto|metrics|args|options|params|headers|res|req|response|request)$/i;

/** Names for what an ambient effect gives. */
export function ambientNamesOf(target: ts.Expression): readonly string[] | undefined {
  const words = ambientWordsOf(target);
  if (words === 'take time') return ['now', 'currentTime'];
  if (words === 'make id') return ['id', 'newId'];
  return undefined;
}

/** An effect as a sentence may name it: `users.findOneBy`, `new Date`; chains are cut to their last call. */
export function calleeTextOf(target: ts.Expression): string {
  const isNew = ts.isNewExpression(target);
  const called = ts.isTaggedTemplateExpression(target) ? target.tag : target;
  const callee = ts.isCallExpression(target) || isNew ? skipParentheses(target.expression) : called;
  const text = callee.getText().replace(/^this\.#?/, '');
  const isPlain = /^[\w$.#]{1,48}$/.test(text);
  const last = ts.isPropertyAccessExpression(callee) ? callee.name.text : 'the call';
  return `${isNew ? 'new ' : ''}${isPlain ? text : last}`;
}

/** The name by which something is called; a method of the base class is told from the one that overrides it. */
export function nameOfCall(callee: ts.Expression): string {
  if (!ts.isPropertyAccessExpression(callee)) return ts.isIdentifier(callee) ? callee.text : 'compute';
  const made = skipParentheses(callee.expression);
  if (isReaction(callee) && ts.isCallExpression(made)) return nameOfCall(skipParentheses(made.expression));
  const isOfBase = callee.expression.kind === ts.SyntaxKind.SuperKeyword;
  return isOfBase ? `${callee.name.text} of base` : callee.name.text;
}

/** `new Date()` → `now`, `new Promise((done) => setTimeout(done, 10))` → `wait`, `new Client()` → `create Client`. */
export function constructionWordsOf(target: ts.NewExpression): string {
  if (ambientWordsOf(target) !== undefined) return 'now';
  const name = target.expression.getText();
  return name === 'Promise' && /\bsetTimeout\(/.test(target.getText()) ? 'wait' : `create ${name}`;
}

/** `process.env.APP_URL` → `read AppUrl`. */
export function readWordsOf(target: ts.Expression): string {
  const [last = 'value'] = /[\w$]+(?=\W*$)/.exec(target.getText()) ?? [];
  return `read ${capital(valueNameOf(last))}`;
}
