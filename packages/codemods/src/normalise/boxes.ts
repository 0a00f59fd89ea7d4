import { ts } from 'ts-morph';
import type { Effects } from '../analysis/effects.ts';
import { isWrite, visitOwn, type Local, type Locals } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import type { Staged } from '../analysis/staged.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';
import { isClosedLiteral } from '../stage/assignments.ts';
import { fill } from '../stage/slices.ts';
import { namesIn } from './shapes.ts';

interface Context {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly effects: Effects;
  readonly locals: Locals;
  readonly staged: Staged;
}

type Part = readonly [ts.Node, string];

/**
 * The body of a unit in which variables that turns of a loop share are members of a record: a turn becomes a method,
 * and what it counts and collects must be seen by the next one. `undefined` when there are none.
 */
export function boxShared(context: Context): string | undefined {
  const { unit, oracle, locals } = context;
  const shared = findShared(context);
  if (shared.size === 0) return undefined;
  const names = namesIn(unit);
  const boxes = new Map<Local, string>();
  const groups = groupsOf(context, shared);
  for (const group of groups) {
    const box = names.take('progress');
    for (const local of group.flatMap(({ locals: own }) => own)) boxes.set(local, box);
  }
  const parameters = [...shared].filter(({ isParameter }) => isParameter);
  const box = parameters.length === 0 ? undefined : names.take('progress');
  for (const local of parameters) boxes.set(local, box ?? '');
  const reads = readsOf(unit.body, boxes, locals);
  for (const local of shared) {
    if (boxes.has(local)) continue;
    const reason = `\`${local.name}\` is shared, and no variable of its own.`;
    refuse(local.declaration, 'closure-over-mutable', reason, 'Copy it into a variable first.');
  }
  const inside = (node: ts.Node): readonly Part[] => reads.filter(([read]) => contains(node, read));
  const parts = groups.flatMap((group) => openBox(group, boxes, oracle, (node) => fill(node, inside(node))));
  const outer = reads.filter(([read]) => !parts.some(([node]) => contains(node, read)));
  const body = fill(unit.body, [...outer, ...parts]);
  if (box === undefined) return body;
  return body.replace(
    '{',
    `{\nconst ${recordText(
      box,
      parameters.map((local) => fieldOf(local, local.name, oracle)),
    )};`,
  );
}

interface BoxField {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

function fieldOf(local: Local, value: string, oracle: TypeOracle): BoxField {
  const type = oracle.declaredType(local.symbol);
  return { name: local.name, type: oracle.print(type, local.declaration), value };
}

function recordText(box: string, fields: readonly BoxField[]): string {
  const types = fields.map(({ name, type }) => `${name}: ${type}`).join('; ');
  const values = fields.map(({ name, value }) => (value === name ? name : `${name}: ${value}`)).join(', ');
  return `${box}: { ${types} } = { ${values} }`;
}

/** Variables that a turn of a loop writes and that outlive it, and those that a function value shares with others. */
function findShared({ unit, effects, locals, staged }: Context): ReadonlySet<Local> {
  const shared = new Set<Local>();
  const collect = (root: ts.Node, isMeant: (name: ts.Identifier, local: Local) => boolean): void => {
    const visit = (inner: ts.Node): void => {
      const local = ts.isIdentifier(inner) ? locals.find(inner) : undefined;
      const isOuter = local !== undefined && !contains(root, local.declaration);
      if (isOuter && ts.isIdentifier(inner) && isMeant(inner, local)) shared.add(local);
      ts.forEachChild(inner, visit);
    };
    visit(root);
  };
  const look = (node: ts.Node): void => {
    if (staged.has(node)) collect(node, (_, { isReassigned }) => isReassigned);
    if (ts.isForOfStatement(node) && effects.isEffectful(node)) collect(node, (name) => isWrite(name));
  };
  visitOwn(unit.body, look, staged);
  return shared;
}

type Group = readonly { readonly statement: ts.VariableStatement; readonly locals: readonly Local[] }[];

/** Declarations that follow each other and begin with plain values share a record. */
function groupsOf({ unit, locals, staged }: Context, shared: ReadonlySet<Local>): readonly Group[] {
  const groups: Group[] = [];
  const add = (list: readonly ts.Statement[]): void => {
    let open: { statement: ts.VariableStatement; locals: readonly Local[] }[] = [];
    for (const statement of list) {
      const own = ts.isVariableStatement(statement) ? sharedIn(statement, shared, locals) : [];
      if (!ts.isVariableStatement(statement) || own.length === 0) {
        open = [];
        continue;
      }
      if (open.length === 0) groups.push(open);
      open.push({ statement, locals: own });
      const isPlain = statement.declarationList.declarations.every(
        ({ initializer }) => initializer === undefined || isClosedLiteral(initializer),
      );
      if (!isPlain) open = [];
    }
  };
  add(unit.body.statements);
  const look = (node: ts.Node): void => {
    if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node)) add(node.statements);
  };
  visitOwn(unit.body, look, staged);
  return groups;
}

function sharedIn(statement: ts.VariableStatement, shared: ReadonlySet<Local>, locals: Locals): readonly Local[] {
  const { declarations } = statement.declarationList;
  const found = declarations.flatMap(({ name }) => {
    const local = ts.isIdentifier(name) ? locals.find(name) : undefined;
    return local !== undefined && shared.has(local) ? [local] : [];
  });
  const holdsOthers = someShared(statement, shared, locals) > found.length || found.length < declarations.length;
  if (found.length > 0 && holdsOthers) {
    refuse(
      statement,
      'effect-in-loop',
      'Variables that a loop shares are declared together with others.',
      'Declare each in a statement of its own.',
    );
  }
  if (found.length === 0 && someShared(statement, shared, locals) > 0) {
    refuse(statement, 'effect-in-loop', 'A loop writes a variable of a pattern.', 'Declare it in its own statement.');
  }
  return found;
}

function someShared(statement: ts.VariableStatement, shared: ReadonlySet<Local>, locals: Locals): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    const local = ts.isIdentifier(node) ? locals.find(node) : undefined;
    if (local !== undefined && shared.has(local) && local.declaration === node) count += 1;
    ts.forEachChild(node, visit);
  };
  visit(statement.declarationList);
  return count;
}

/** The first statement of a group becomes the record, the others go. */
function openBox(
  group: Group,
  boxes: ReadonlyMap<Local, string>,
  oracle: TypeOracle,
  textOf: (node: ts.Expression) => string,
): readonly Part[] {
  const box = boxes.get(group[0]?.locals[0] ?? missing()) ?? missing();
  const fields: BoxField[] = [];
  for (const { statement, locals } of group) {
    for (const [index, local] of locals.entries()) {
      const initializer = statement.declarationList.declarations[index]?.initializer;
      if (initializer === undefined && !mayBeUndefined(local, oracle)) {
        refuse(local.declaration, 'effect-in-loop', `\`${local.name}\` has no value before the loop.`, 'Give it one.');
      }
      fields.push(fieldOf(local, initializer === undefined ? 'undefined' : textOf(initializer), oracle));
    }
  }
  return group.map(({ statement }, index): Part => [statement, index === 0 ? `const ${recordText(box, fields)};` : '']);
}

function mayBeUndefined({ symbol }: Local, oracle: TypeOracle): boolean {
  const type = oracle.declaredType(symbol);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
}

/** Every mention of a boxed variable, as a member of its record. */
function readsOf(body: ts.Block, boxes: ReadonlyMap<Local, string>, locals: Locals): Part[] {
  const parts: Part[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const local = locals.find(node);
      const box = local === undefined ? undefined : boxes.get(local);
      if (local === undefined || box === undefined || local.declaration === node) return;
      const member = `${box}.${local.name}`;
      parts.push([node, ts.isShorthandPropertyAssignment(node.parent) ? `${node.text}: ${member}` : member]);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return parts;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

function missing(): never {
  throw new Error('a record holds a variable');
}
