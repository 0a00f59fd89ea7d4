import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { isConcurrent, isRaced, isWaiting, type StagedClosure } from '../analysis/staged.ts';
import { createWriterNames, isKnown, pathOf } from './bindings.ts';
import { type Binding, type Env, fits, neededLocals, neededType, nodesFrom, typeText } from './build.ts';
import { linksOf } from './chains.ts';
import { directText, isDirect } from './direct.ts';
import { addIntent } from './exits.ts';
import { type Closure, findEffectStatement, type Frame, type Scope } from './frame.ts';
import { capital, createAllocator } from './naming.ts';
import { patternText } from './patterns.ts';
import { closureStepOf } from './returns.ts';
import type { Session } from './session.ts';
import { camel, withoutLastReturn } from './text.ts';
import { nameOfNext } from './words.ts';

/** A function value that becomes a method: `(order) => this.eachOrder(order)`. */
export function writeClosure(build: Session, node: StagedClosure, env: Env): string {
  build.tiers.add(tierOf(node));
  const heads: string[] = [];
  const outside = new Map(env);
  const names = createAllocator([...env.values()].map(({ path }) => path));
  for (const { name } of node.parameters) heads.push(patternText(build, name, outside, names));
  const call = directCall(build, node, outside) ?? stepCall(build, node, outside);
  return `(${heads.join(', ')}) => ${call}`;
}

function tierOf({ parent }: StagedClosure): 'T3' | 'T5' | 'T6' {
  const links = ts.isCallExpression(parent) ? linksOf(parent.expression).map((link) => link.name.text) : [];
  const [name = ''] = links;
  if (/^(?:map|flatMap|forEach|reduce)$/.test(name)) return 'T3';
  return links.some((link) => /transaction/i.test(link)) ? 'T5' : 'T6';
}

/** A function that waits for nothing and only calls a dependency with what it is given. */
function directCall(build: Session, node: StagedClosure, env: Env): string | undefined {
  if (isWaiting(node) || !ts.isBlock(node.body)) return undefined;
  const [first, second, ...others] = node.body.statements;
  const step = first === undefined ? undefined : findEffectStatement(first, build.effects);
  if (step === undefined || step.effect.isAwaited || others.length > 0) return undefined;
  if (second === undefined ? step.binding !== undefined : !returnsOnly(second, step.binding)) return undefined;
  const { args, call, isObserver } = build.dependencies.actionOf(step.effect);
  const isPlain = (each: ts.Expression): boolean =>
    !build.staged.has(each) && !isObserver && isDirect(build, each) && !isLiteral(each) && isKnown(build, each, env);
  if (!args.every(isPlain)) return undefined;
  const text = call(args.map((each) => directText(build, each, env, build.use)));
  return second === undefined ? `{\n${text};\n}` : text;
}

function isLiteral(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}

function returnsOnly(statement: ts.Statement, binding: ts.BindingName | undefined): boolean {
  if (!ts.isReturnStatement(statement) || statement.expression === undefined || binding === undefined) return false;
  return ts.isIdentifier(statement.expression) && statement.expression.text === binding.getText();
}

function stepCall(build: Session, node: StagedClosure, outside: ReadonlyMap<Local, Binding>): string {
  const known = build.closures.get(node);
  const { name, needed } = known ?? writeBody(build, node, outside);
  build.closures.set(node, { name, needed });
  return `this.${name}(${needed.map((local) => pathOf(build, local, outside)).join(', ')})`;
}

function writeBody(
  build: Session,
  node: StagedClosure,
  outside: ReadonlyMap<Local, Binding>,
): { readonly name: string; readonly needed: readonly Local[] } {
  if (!ts.isBlock(node.body)) throw new Error('a function value was not made plain');
  const word = wordOf(build, node);
  const closure = closureOf(build, node, word);
  const scope: Scope = {
    kind: 'closure',
    liveAfter: [],
    after: undefined,
    failure: undefined,
    completion: undefined,
    isAsync: isWaiting(node),
    closure,
  };
  const body: Frame = { list: node.body.statements, index: 0, next: undefined, scope, isJoin: false };
  const needed = neededLocals(build, body, scope).filter((local) => outside.has(local));
  const nodes = nodesFrom(body, scope);
  const names = createWriterNames();
  const own = new Map<Local, Binding>();
  for (const local of needed) {
    const have = outside.get(local);
    const wanted = neededType(build, local, nodes);
    const isFitting = have !== undefined && fits(build, have, wanted);
    own.set(local, { ...(isFitting ? wanted : (have ?? wanted)), path: names.take(local.name) });
  }
  const name = build.memberNames.take(camel(word));
  const text = withoutLastReturn(build.write(body, scope, own, { names, depth: 0, returns: new Set() }));
  const parameters = needed.map((local) => ({
    name: pathOf(build, local, own),
    type: own.get(local)?.text ?? 'unknown',
  }));
  build.steps.push(closureStepOf(name, parameters, closure.type, scope.isAsync, text));
  return { name, needed };
}

function closureOf(build: Session, node: StagedClosure, word: string): Closure {
  const signature = build.oracle.signatureOf(node);
  if (signature === undefined) throw new Error('a function value has a signature');
  const returned = isWaiting(node) ? build.oracle.awaited(signature.returns) : signature.returns;
  const type = typeText(build, returned, node);
  const fields = type === 'void' ? [] : [{ name: 'value', type }];
  const answered = build.typeNames.take(`${capital(camel(word))}Answered`);
  const isTold = (): boolean => build.intents.some(({ name }) => name === answered);
  return {
    type,
    isConcurrent: isConcurrent(node),
    isRaced: isWaiting(node) && isRaced(node),
    answered,
    tell: () => {
      if (!isTold()) addIntent(build, answered, fields, 'The function comes to its end.');
    },
  };
}

/** `each order` for a list's callback, `within transaction` for what is run in one. */
function wordOf(build: Session, node: StagedClosure): string {
  const { parent } = node;
  const callee = ts.isCallExpression(parent) ? parent.expression : undefined;
  const called =
    callee !== undefined && ts.isPropertyAccessExpression(callee) ? callee.name.text : (callee?.getText() ?? '');
  const [first] = node.parameters;
  if (/^(?:map|flatMap|forEach|filter|some|every)$/.test(called)) {
    const item = first !== undefined && ts.isIdentifier(first.name) ? first.name.text : nameOfNext(build, [node.body]);
    return `each ${item}`;
  }
  if (/^(?:then|catch|finally)$/.test(called)) return `afterwards ${nameOfNext(build, [node.body])}`;
  return `within ${called.replace(/[^A-Za-z0-9]/g, ' ')}`;
}
