import { findRole, splitWords } from '@tacet/vocabulary';
import { ts } from 'ts-morph';
import { skipParentheses } from '../analysis/syntax.ts';
import type { FlowRole } from './flow.ts';

/** What a call is to the flow. */
export type CallMeaning =
  | { readonly kind: 'own'; readonly method: string }
  | { readonly kind: 'step'; readonly role: FlowRole; readonly label: string }
  | { readonly kind: 'silent' };

/** What has to be known of the file to tell. */
export interface CallScope {
  /** The type of each field, as it is written. */
  readonly fields: ReadonlyMap<string, string>;
  readonly methods: ReadonlyMap<string, ts.MethodDeclaration>;
  readonly importOf: (name: string) => string | undefined;
}

/** Tells what a call is; `isUsed` says whether its answer is kept. */
export function meaningOf(call: ts.CallExpression, isUsed: boolean, scope: CallScope): CallMeaning {
  const callee = skipParentheses(call.expression);
  if (ts.isIdentifier(callee)) return { kind: 'step', role: roleOfFunction(callee.text), label: callee.text };
  if (!ts.isPropertyAccessExpression(callee)) return { kind: 'silent' };
  const receiver = skipParentheses(callee.expression);
  const member = callee.name.text;
  if (receiver.kind === ts.SyntaxKind.ThisKeyword) {
    if (scope.methods.has(member)) return { kind: 'own', method: member };
    return step(roleOfField(member, member, isUsed, scope), member);
  }
  const field = fieldOf(receiver) ?? parameterOf(receiver, scope);
  if (field !== undefined) {
    if (observers.has(field)) return { kind: 'silent' };
    return step(roleOfField(field, member, isUsed, scope), `${lastName(receiver)}.${member}`);
  }
  if (builtinMembers.has(member) || isPlatform(receiver)) return { kind: 'silent' };
  return step(roleOfFunction(member), `${lastName(receiver)}.${member}`);
}

function step(role: FlowRole, label: string): CallMeaning {
  return { kind: 'step', role, label };
}

const observers: ReadonlySet<string> = new Set(['logger', 'log', 'metrics', 'tracer', 'span']);

const builtinMembers: ReadonlySet<string> = new Set(
  'map filter flatMap reduce forEach join slice concat includes has get set add push toString keys values entries then catch finally at sort'.split(
    ' ',
  ),
);

function isPlatform(receiver: ts.Expression): boolean {
  return ts.isIdentifier(receiver) && ['Object', 'Promise', 'JSON', 'Math', 'Array', 'Date'].includes(receiver.text);
}

/** The field at the root of a receiver: `this.store`, `this.client.users`. */
function fieldOf(receiver: ts.Expression): string | undefined {
  if (!ts.isPropertyAccessExpression(receiver)) return undefined;
  return receiver.expression.kind === ts.SyntaxKind.ThisKeyword
    ? receiver.name.text.replace(/^#/, '')
    : fieldOf(skipParentheses(receiver.expression));
}

function parameterOf(receiver: ts.Expression, { fields, methods }: CallScope): string | undefined {
  const isFunction = methods.size === 0;
  return isFunction && ts.isIdentifier(receiver) && fields.has(receiver.text) ? receiver.text : undefined;
}

function lastName(receiver: ts.Expression): string {
  if (ts.isPropertyAccessExpression(receiver)) return receiver.name.text.replace(/^#/, '');
  if (ts.isIdentifier(receiver)) return receiver.text;
  return '…';
}

const decisions: ReadonlySet<string> = new Set(['decide', 'handle', 'step', 'choose', 'evaluate']);

function roleOfFunction(name: string): FlowRole {
  return decisions.has(firstWord(name)) ? 'decide' : 'translate';
}

function roleOfField(field: string, member: string, isUsed: boolean, { fields, importOf }: CallScope): FlowRole {
  const type = fields.get(field) ?? '';
  const name = /^\w+/.exec(type)?.[0] ?? '';
  const role = findRole(importOf(name) ?? '');
  if (role === 'orchestrator' || role === 'runtime' || /(?:Orchestrator|Runtime)$/.test(name)) return 'flow';
  const words = new Set([...splitWords(field), ...splitWords(name)].map((word) => word.toLowerCase()));
  const isStore = stores.some((word) => words.has(word));
  const verb = firstWord(member);
  if (transactional.has(member) || words.has('work')) return 'transaction';
  if (verb === 'execute') return 'act';
  if (loading.has(verb)) return 'fetch';
  if (saving.has(verb)) return isStore ? 'persist' : 'act';
  if (isStore) return isUsed ? 'fetch' : 'persist';
  return 'act';
}

const stores = [
  'store',
  'stores',
  'repository',
  'repositories',
  'repo',
  'dao',
  'db',
  'database',
  'prisma',
  'orm',
].concat('table', 'model', 'executor');

const transactional: ReadonlySet<string> = new Set(['$transaction', 'transaction', 'withTransaction']);

const loading: ReadonlySet<string> = new Set(
  'fetch find get load read list query select count exists exist lookup search look peek scan page'.split(' '),
);

const saving: ReadonlySet<string> = new Set(
  'save insert update upsert delete remove persist store write create record append commit put set add mark destroy increment'.split(
    ' ',
  ),
);

function firstWord(name: string): string {
  return (splitWords(name)[0] ?? '').toLowerCase();
}
