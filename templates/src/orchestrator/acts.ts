import { operationNames, type Aggregate, type ArgumentPath, type Exit, type Operation, type Step } from '@tacet/spec';
import { toPascalCase } from '@tacet/vocabulary';
import { findNamed, toObjectText, toPathText, toVariantText, type Roots } from '../slice/arguments.ts';
import { toConflictView } from '../slice/conflict.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { findUses, type Uses } from './uses.ts';

/** A step that calls a gateway. */
export type CallStep = Extract<Step, { readonly kind: 'call' }>;

/** What is done about an intent or an outcome: statements, then a result or a branch. */
export interface Block {
  readonly statements: readonly string[];
  /** Empty where the block branches. */
  readonly result: string;
  /** At most one. */
  readonly branches: readonly Branch[];
}

/** A call with several outcomes, and what is done about each. */
export interface Branch {
  readonly variable: string;
  /** Empty where the variable is there already. */
  readonly call: string;
  readonly cases: readonly (Pick<Block, 'statements' | 'result'> & { readonly kind: string })[];
}

/** A private method that does what one intent, or one outcome, asks for. */
export interface Act extends Block {
  readonly name: string;
  readonly parameters: string;
  /** What it gives: the type of the flow's results, or of what a flow prepares. */
  readonly gives: string;
}

/** A block and the acts that it leads to. */
export interface PlannedBlock {
  readonly block: Block;
  readonly acts: readonly Act[];
}

/** What the steps of a block can refer to. */
export interface Scope {
  readonly aggregate: Aggregate;
  /** The fields that hold the store and the gateways, by their types. */
  readonly fields: ReadonlyMap<string, string>;
  /** The type of the intent. */
  readonly intent: string;
  /** The name for a method of this block, and the type that it gives. */
  readonly act: string;
  readonly gives: string;
  /** The variable that holds the latest outcome. */
  readonly outcome: string;
  /** Variables that are declared already. */
  readonly declared: readonly string[];
}

/** Plans the steps that follow a decision; where a case would branch again, it goes on in an act of its own. */
export function planBlock([step, ...rest]: readonly Step[], scope: Scope): PlannedBlock {
  if (step === undefined) throw new Error(`${scope.act} does not return`);
  const roots = rootsOf(scope);
  switch (step.kind) {
    case 'return': {
      const result = toVariantText(findNamed(scope.aggregate.results, step.result), step.arguments, roots);
      return { block: { statements: [], result, branches: [] }, acts: [] };
    }
    case 'save':
      return planSave(step.path, planBlock(rest, scope), scope);
    case 'prepare': {
      const result = `{ kind: ${namesOf(scope.aggregate).prepareKind}.Prepared, intent }`;
      return planSave(step.path, { block: { statements: [], result, branches: [] }, acts: [] }, scope);
    }
    case 'call':
      return planCall(step, rest, scope);
  }
}

/** Plans what is done about the answer to a call that was made before, outside of the transaction: `outcome` holds it. */
export function planAnswer(step: CallStep, rest: readonly Step[], scope: Scope): PlannedBlock {
  if (operationOf(step, scope).outcomes.length === 1) return planBlock(rest, scope);
  const { cases, acts } = planCases(step, rest, scope);
  return { block: { statements: [], result: '', branches: [{ variable: scope.outcome, call: '', cases }] }, acts };
}

/** The call of a step: `this.gateway.charge({ … })`. */
export function toCallText(step: CallStep, scope: Pick<Scope, 'aggregate' | 'fields'>, roots: Roots): string {
  const { name, input } = operationOf(step, scope);
  const filled = input.length === 0 ? '' : toObjectText(step.arguments, roots);
  return `this.${fieldOf(step.gateway, scope)}.${toIdentifier(name)}(${filled})`;
}

/** Whether a block can stand in a case of a switch: it declares nothing and does not branch. */
export function isPlain({ statements, branches }: Block): boolean {
  return branches.length === 0 && !statements.some((statement) => statement.startsWith('const '));
}

/** Plans an act: a private method around a block, with the parameters that its steps use. */
export function planAct(
  steps: readonly Step[],
  scope: Scope,
  outcomeType = '',
): { readonly call: string; readonly acts: readonly Act[] } {
  return wrapInAct(planBlock(steps, scope), findUses(steps), scope, outcomeType);
}

/** An act around what is planned, and how it is called. */
export function wrapInAct(
  { block, acts }: PlannedBlock,
  uses: Uses,
  scope: Scope,
  outcomeType: string,
): { readonly call: string; readonly acts: readonly Act[] } {
  const { key, keyType } = namesOf(scope.aggregate);
  const parameters = [
    { name: key, type: keyType, isUsed: uses.key },
    { name: 'intent', type: scope.intent, isUsed: uses.intent },
    { name: 'outcome', type: outcomeType, isUsed: uses.outcome },
    { name: 'tx', type: 'Tx', isUsed: uses.tx },
  ].filter(({ isUsed }) => isUsed);
  const act = {
    ...block,
    name: scope.act,
    gives: scope.gives,
    parameters: parameters.map(({ name, type }) => `${name}: ${type}`).join(', '),
  };
  return { call: `this.${scope.act}(${parameters.map(({ name }) => name).join(', ')})`, acts: [act, ...acts] };
}

function planCall(step: CallStep, rest: readonly Step[], scope: Scope): PlannedBlock {
  const { name, outcomes } = operationOf(step, scope);
  const call = toCallText(step, scope, rootsOf(scope));
  const variable = freshName(['outcome', `${name}Outcome`], scope.declared);
  const after = { ...scope, outcome: variable, declared: [...scope.declared, variable] };
  if (outcomes.length === 1) {
    return findUses(rest).outcome
      ? prepend(`const ${variable} = await ${call};`, planBlock(rest, after))
      : prepend(`await ${call};`, planBlock(rest, scope));
  }
  const { cases, acts } = planCases(step, rest, after);
  return { block: { statements: [], result: '', branches: [{ variable, call, cases }] }, acts };
}

/** What is done about each outcome of a call; `outcome` of the scope holds it. */
function planCases(
  step: CallStep,
  rest: readonly Step[],
  scope: Scope,
): { readonly cases: Branch['cases']; readonly acts: readonly Act[] } {
  const { name, outcomes } = operationOf(step, scope);
  const kinds = operationNames(step.gateway, name).outcomeKind;
  const ends = [
    ...step.exits.map((exit) => ({ outcome: exit.outcome, steps: stepsOf(exit) })),
    { outcome: step.continues, steps: rest },
  ];
  const planned = ends.map(({ outcome, steps }) => ({
    kind: toVariantView(findNamed(outcomes, outcome), kinds).kind,
    ...planContinuation(steps, scope, outcome),
  }));
  return {
    cases: planned.map(({ kind, block }) => ({ kind, ...block })),
    acts: planned.flatMap(({ acts }) => acts),
  };
}

function stepsOf({ save, result, arguments: filled }: Exit): readonly Step[] {
  return [
    ...(save === undefined ? [] : [{ kind: 'save', path: save } as const]),
    { kind: 'return', result, arguments: filled },
  ];
}

function planSave(path: ArgumentPath, planned: PlannedBlock, scope: Scope): PlannedBlock {
  const save = `this.${fieldOf(scope.aggregate.store.name, scope)}.save(${toPathText(path, rootsOf(scope))}, tx)`;
  return scope.aggregate.store.conflict === undefined
    ? prepend(`await ${save};`, planned)
    : { ...planned, block: branchAfterSave(save, planned.block, scope) };
}

/** Goes on after a save, or ends where somebody else was faster; nothing but a result follows on a save. */
function branchAfterSave(call: string, { statements, result }: Block, { aggregate }: Scope): Block {
  const conflict = { kind: toConflictView(aggregate).kind, statements: [], result: 'saved' };
  const saved = { kind: `${namesOf(aggregate).saveKind}.Saved`, statements, result };
  return { statements: [], result: '', branches: [{ variable: 'saved', call, cases: [conflict, saved] }] };
}

function planContinuation(
  steps: readonly Step[],
  scope: Scope,
  outcome: string,
): { readonly block: Pick<Block, 'statements' | 'result'>; readonly acts: readonly Act[] } {
  const planned = planBlock(steps, scope);
  if (isPlain(planned.block)) return planned;
  const inner = { ...scope, act: `${scope.act}${toPascalCase(outcome)}`, outcome: 'outcome', declared: ['outcome'] };
  const { call, acts } = planAct(steps, inner, toIdentifier(outcome));
  return { block: { statements: [], result: call.replace(/\boutcome\b/, scope.outcome) }, acts };
}

function prepend(statement: string, { block, acts }: PlannedBlock): PlannedBlock {
  return { block: { ...block, statements: [statement, ...block.statements] }, acts };
}

function rootsOf({ aggregate, outcome }: Scope): Roots {
  return { key: namesOf(aggregate).key, intent: 'intent', outcome };
}

function operationOf({ gateway, operation }: CallStep, { aggregate }: Pick<Scope, 'aggregate'>): Operation {
  return findNamed(findNamed(aggregate.gateways, gateway).operations, operation);
}

function fieldOf(dependency: string, { fields }: Pick<Scope, 'fields'>): string {
  const field = fields.get(dependency);
  if (field === undefined) throw new Error(`nothing holds ${dependency}`);
  return field;
}

function freshName(candidates: readonly string[], declared: readonly string[]): string {
  const free = candidates.find((candidate) => !declared.includes(candidate));
  return free ?? `${candidates.at(-1) ?? ''}${declared.length}`;
}
