import type { ts } from 'ts-morph';

/** Fields whose calls only observe. */
export const observers = new Set(['logger', 'log', 'metrics', 'tracer', 'span']);
/** Names of guards that throw. */
export const throwing = /^(?:assert|ensure|require|validate)(?:[A-Z]|$)|Or(?:Throw|Fail)$/;
/** Names of calls that open or end a transaction. */
export const transactional =
  /^(?:begin|commit|rollback|startTransaction|transaction|\$transaction|savepoint|(?:commit|rollback)Transaction)$/;
/** What a driver calls a step that opens or ends a transaction: the façade keeps the call itself. */
export function boundaryNameOf(word: string, call: ts.CallExpression): string {
  if (word.startsWith('commit')) return 'keep transaction';
  if (word.startsWith('rollback')) return 'undo transaction';
  if (word === 'savepoint') return 'mark transaction';
  return call.arguments.length > 0 && word.endsWith('transaction') ? 'in transaction' : 'open transaction';
}

/** Types of things that live for one request. */
export const requestScoped = /^(?:Tx|Transaction|Session|Request|EntityManager|PoolClient|\w+Transaction|\w+Session)$/;
/** Names of built-in calls that transform data. */
export const transformers = new Set(
  (
    'map filter reduce reduceRight flatMap forEach findLast some every sort toSorted reverse toReversed slice splice ' +
    'concat join split trim trimStart trimEnd replace replaceAll padStart padEnd substring includes startsWith endsWith ' +
    'indexOf push pop shift unshift toUpperCase toLowerCase toFixed toString toISOString'
  ).split(' '),
);
