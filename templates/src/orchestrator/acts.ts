import { operationNames, type Aggregate, type Step } from '@tacet/spec';
import { toPascalCase } from '@tacet/vocabulary';
import { findNamed, toObjectText, toPathText, toVariantText, type Roots } from '../slice/arguments.ts';
import { toConflictView } from '../slice/conflict.ts';
import { namesOf } from '../slice/names.ts';
import { toVariantView } from '../slice/variants.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { findUses } from './uses.ts';

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
  readonly call: string;
  readonly cases: readonly (Pick<Block, 'statements' | 'result'> & { readonly kind: string })[];
}

/** A private method that does what one intent, or one outcome, asks for. */
export interface Act extends Block {
  readonly name: string;
  readonly parameters: string;
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
  /** The name for a method of this block. */
  readonly act: string;
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
    case 'save': {
      const save = `this.${fieldOf(scope.aggregate.store.name, scope)}.save(${toPathText(step.path, roots)}, tx)`;
      const planned = planBlock(rest, scope);
      return scope.aggregate.store.conflict === undefined
        ? prepend(`await ${save};`, planned)
        : { ...planned, block: branchAfterSave(save, planned.block, scope) };
    }
    case 'call':
      return planCall(step, rest, scope);
  }
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
  const { key, keyType } = namesOf(scope.aggregate);
  const { block, acts } = planBlock(steps, scope);
  const uses = findUses(steps);
  const parameters = [
    { name: key, type: keyType, isUsed: uses.key },
    { name: 'intent', type: scope.intent, isUsed: uses.intent },
    { name: 'outcome', type: outcomeType, isUsed: uses.outcome },
    { name: 'tx', type: 'Tx', isUsed: uses.tx },
  ].filter(({ isUsed }) => isUsed);
  const act = {
    ...block,
    name: scope.act,
    parameters: parameters.map(({ name, type }) => `${name}: ${type}`).join(', '),
  };
  return { call: `this.${scope.act}(${parameters.map(({ name }) => name).join(', ')})`, acts: [act, ...acts] };
}

function planCall(step: Extract<Step, { readonly kind: 'call' }>, rest: readonly Step[], scope: Scope): PlannedBlock {
  const gateway = findNamed(scope.aggregate.gateways, step.gateway);
  const { name, outcomes, input } = findNamed(gateway.operations, step.operation);
  const filled = input.length === 0 ? '' : toObjectText(step.arguments, rootsOf(scope));
  const call = `this.${fieldOf(gateway.name, scope)}.${toIdentifier(name)}(${filled})`;
  const variable = freshName(['outcome', `${name}Outcome`], scope.declared);
  const after = { ...scope, outcome: variable, declared: [...scope.declared, variable] };
  if (outcomes.length === 1) {
    return findUses(rest).outcome
      ? prepend(`const ${variable} = await ${call};`, planBlock(rest, after))
      : prepend(`await ${call};`, planBlock(rest, scope));
  }
  const kinds = operationNames(gateway.name, name).outcomeKind;
  const kindOf = (outcome: string) => toVariantView(findNamed(outcomes, outcome), kinds).kind;
  const exits = step.exits.map((exit) => ({
    kind: kindOf(exit.outcome),
    statements: [],
    result: toVariantText(findNamed(scope.aggregate.results, exit.result), exit.arguments, rootsOf(after)),
  }));
  const continued = planContinuation(rest, after, step.continues);
  const cases = [...exits, { kind: kindOf(step.continues), ...continued.block }];
  return { block: { statements: [], result: '', branches: [{ variable, call, cases }] }, acts: continued.acts };
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

function fieldOf(dependency: string, { fields }: Scope): string {
  const field = fields.get(dependency);
  if (field === undefined) throw new Error(`nothing holds ${dependency}`);
  return field;
}

function freshName(candidates: readonly string[], declared: readonly string[]): string {
  const free = candidates.find((candidate) => !declared.includes(candidate));
  return free ?? `${candidates.at(-1) ?? ''}${declared.length}`;
}
