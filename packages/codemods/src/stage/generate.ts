import { ts } from 'ts-morph';
import type { Local } from '../analysis/locals.ts';
import { refuse } from '../analysis/refuse.ts';
import { holdsExit, canComplete, skipParentheses } from '../analysis/syntax.ts';
import { calleeNameOf, isPlainPattern } from '../normalise/hoist.ts';
import { fits, neededLocals, neededType, nodesFrom, typeText, type Binding, type Build, type Env } from './build.ts';
import type { Action } from './dependencies.ts';
import { directText, isDirect } from './direct.ts';
import { extract, isBareDeclaration, isDeadStore, restAfter, type Extract, type Target } from './extract.ts';
import { advance, findEffectStatement, liveAt, settle, type EffectStatement, type Frame, type Scope } from './frame.ts';
import { capital, createAllocator, type Allocator } from './naming.ts';
import { createUsage } from './rendering.ts';
import { safeField, type Field, type Variant } from './variants.ts';

/** What one method of the orchestrator is being written with. */
interface Writer {
  readonly names: Allocator;
  readonly depth: number;
  readonly returns: Set<string>;
}

/** Writes the orchestrator's methods, and on the way every decision that they need. */
export function generate(
  build: Build,
  body: readonly ts.Statement[],
): { readonly inputs: readonly string[]; readonly usesAttempt: string | undefined } {
  const joins = new Map<ts.Node, string>();
  const cleanedUp = new Set<ts.TryStatement>();
  const state: { failure: string | undefined } = { failure: undefined };
  const use = (name: string): void => void build.usage.values.add(name);

  function write(entry: Frame | undefined, scope: Scope, env: Env, writer: Writer): string {
    const frame = settle(entry);
    if (frame === undefined) return writeEnd(scope, env, writer);
    if (frame.isJoin) return writeJoin(frame, env, writer);
    const statement = frame.list[frame.index];
    if (statement === undefined) throw new Error('a settled frame has a statement');
    const step = findEffectStatement(statement, build.effects);
    if (step !== undefined) return writeEffect(frame, step, env, writer, commentsOf(statement));
    if (build.effects.isEffectful(statement)) {
      if (ts.isBlock(statement)) {
        const rest = restAfter(build, frame);
        return write(
          { list: statement.statements, index: 0, next: rest, scope: frame.scope, isJoin: false },
          scope,
          env,
          writer,
        );
      }
      if (ts.isTryStatement(statement)) return writeAttempt(frame, statement, env, writer);
    }
    if (isBareDeclaration(statement) || isDeadStore(build, statement, advance(frame))) return write(advance(frame), scope, env, writer);
    const aliased = aliasOf(statement, env);
    if (aliased !== undefined) return write(advance(frame), scope, new Map([...env, aliased]), writer);
    const taken = writeMember(frame, statement, env, writer);
    if (taken !== undefined) return taken;
    if (scope.kind !== 'cleanup') {
      const exit = ts.isReturnStatement(statement)
        ? writeReturn(statement, env, writer)
        : ts.isThrowStatement(statement)
          ? writeThrow(statement, scope, env, writer)
          : undefined;
      if (exit !== undefined) return exit;
    }
    return writeDecision(frame, env, writer);
  }

  /** `x = y` and `const x = y` of plain names need no decision: the value is known under another name. */
  function aliasOf(statement: ts.Statement, env: Env): readonly [Local, Binding] | undefined {
    const pair = assignmentOf(statement);
    if (pair === undefined || !ts.isIdentifier(pair.value)) return undefined;
    const local = build.locals.find(pair.target);
    const source = build.locals.find(pair.value);
    const binding = source === undefined ? undefined : env.get(source);
    if (local === undefined || binding === undefined || source?.isReassigned !== false) return undefined;
    return [local, binding];
  }

  /** `const x = y.z` needs no decision either: the orchestrator takes the member, at the same moment. */
  function writeMember(frame: Frame, statement: ts.Statement, env: Env, writer: Writer): string | undefined {
    const pair = assignmentOf(statement);
    if (pair === undefined || !ts.isPropertyAccessExpression(pair.value) || !ts.isIdentifier(pair.value.name))
      return undefined;
    const local = build.locals.find(pair.target);
    const isUsable = local !== undefined && isDirect(build, pair.value) && isKnown(pair.value, env);
    const live = liveAt(advance(frame), frame.scope, build.liveness);
    if (!isUsable || !live.has(local) || ts.isTypeReferenceNode(pair.target.parent)) return undefined;
    const name = writer.names.take(local.name);
    const { name: key, expression } = pair.value;
    const owner = expression.kind === ts.SyntaxKind.ThisKeyword ? undefined : directText(build, expression, env, use);
    if (owner === undefined) return undefined;
    const type = build.oracle.typeAt(pair.value);
    const next = new Map(env).set(local, { path: name, type, text: typeText(build, type, pair.value) });
    const line = `const { ${key.text === name ? name : `${key.text}: ${name}`} } = ${owner};`;
    return `${commentsOf(statement)}${line}\n${write(advance(frame), frame.scope, next, writer)}`;
  }

  function writeThrow(statement: ts.ThrowStatement, scope: Scope, env: Env, writer: Writer): string | undefined {
    const thrown = skipParentheses(statement.expression);
    if (scope.failure !== undefined) {
      if (!isDirect(build, thrown) || !isKnown(thrown, env)) return undefined;
      writer.returns.add(scope.failure);
      return `return { ${[`kind: ${build.names.intentKinds}.${scope.failure}`, member('error', directText(build, thrown, env, use))].join(', ')} };`;
    }
    const { variant, values } = build.results.ofThrow(statement);
    if (!values.every((value) => isDirect(build, value) && isKnown(value, env))) return undefined;
    return resultLiteral(variant, values, env, writer);
  }

  function resultLiteral(variant: Variant, values: readonly ts.Expression[], env: Env, writer: Writer): string {
    writer.returns.add(variant.name);
    const members = variant.fields.map((field, index) => {
      const written = values[index];
      return member(field.name, written === undefined ? field.name : directText(build, written, env, use));
    });
    return `return { ${[`kind: ${build.names.resultKinds}.${variant.kind}`, ...members].join(', ')} };`;
  }

  function writeReturn(statement: ts.ReturnStatement, env: Env, writer: Writer): string | undefined {
    const { expression } = statement;
    if (expression !== undefined && !isClosedLiteral(expression) && !isDirect(build, skipParentheses(expression)))
      return undefined;
    const { variant, values } = build.results.ofReturn(statement);
    const [value] = values;
    if (value !== undefined && (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)))
      return undefined;
    if (value !== undefined && ts.isIdentifier(value) && !isUsableAs(value, env)) return undefined;
    return resultLiteral(variant, values, env, writer);
  }

  /** Whether the orchestrator knows a local in the type that it has where it is read. */
  function isUsableAs(value: ts.Identifier, env: Env): boolean {
    const local = build.locals.find(value);
    const binding = local === undefined ? undefined : env.get(local);
    return local === undefined || (binding !== undefined && fits(build, binding, neededType(build, local, [value])));
  }

  function writeEnd(scope: Scope, env: Env, writer: Writer): string {
    if (scope.kind === 'cleanup') return '';
    if (scope.kind === 'main') {
      const { variant } = build.results.ofEnd();
      writer.returns.add(variant.name);
      return `return { kind: ${build.names.resultKinds}.${variant.kind} };`;
    }
    const completion = completionOf(scope);
    writer.returns.add(completion.name);
    const members = scope.liveAfter.map((local) => member(safeField(local.name), pathOf(local, env)));
    return `return { ${[`kind: ${build.names.intentKinds}.${completion.kind}`, ...members].join(', ')} };`;
  }

  function pathOf(local: Local, env: Env): string {
    const binding = env.get(local);
    if (binding === undefined) throw new Error(`\`${local.name}\` has no value here`);
    return binding.path;
  }

  function completionOf(scope: Scope): Variant {
    const name = scope.completion ?? 'Completed';
    const known = build.intents.find((intent) => intent.kind === name);
    if (known !== undefined) return known;
    const nodes = nodesFrom(undefined, scope);
    const fields = scope.liveAfter.map((local) => ({
      name: safeField(local.name),
      type: neededType(build, local, nodes).text,
    }));
    return addIntent(name, fields, 'The guarded block came to its end.');
  }

  function addIntent(kind: string, fields: readonly Field[], doc: string): Variant {
    const variant = { name: kind, kind, fields, doc };
    build.intents.push(variant);
    return variant;
  }

  /** Performs one effect and goes on behind it. */
  function writeEffect(
    frame: Frame,
    step: EffectStatement,
    env: Env,
    writer: Writer,
    comments: string,
    given?: Given,
  ): string {
    const action = given?.action ?? build.dependencies.actionOf(step.effect);
    const args = action.args.map(
      (argument, index) => given?.texts[index] ?? argumentText(frame, action, argument, index, env),
    );
    const after = advance(frame);
    const live = liveAt(after, frame.scope, build.liveness);
    const word = step.effect.isAwaited ? 'await ' : '';
    const call = `${word}${action.call(args)}`;
    const bound = bind(step.binding, live, env, writer);
    const head = bound.head === undefined ? '' : `const ${bound.head} = `;
    const line = `${comments}${head}${call};`;
    return [line, write(after, frame.scope, bound.env, writer)].filter((text) => text !== '').join('\n');
  }

  function bind(
    binding: ts.BindingName | undefined,
    live: ReadonlySet<Local>,
    env: Env,
    writer: Writer,
  ): { head: string | undefined; env: Env } {
    if (binding === undefined) return { head: undefined, env };
    const bound = new Map(env);
    if (ts.isIdentifier(binding)) {
      const local = build.locals.find(binding);
      if (local === undefined || !live.has(local)) return { head: undefined, env };
      const name = writer.names.take(binding.text);
      bound.set(local, bindingOf(local, name));
      return { head: name, env: bound };
    }
    if (!isPlainPattern(binding)) throw new Error('a pattern was not made plain');
    for (const local of build.locals.all) {
      if (!live.has(local) || local.declaration.pos < binding.pos || local.declaration.end > binding.end) continue;
      if (writer.names.take(local.name) !== local.name) {
        refuse(local.declaration, 'name-taken', `\`${local.name}\` is in use in the orchestrator.`, 'Rename it.');
      }
      bound.set(local, bindingOf(local, local.name));
    }
    return { head: plainPatternText(binding, bound), env: bound };
  }

  function plainPatternText(pattern: ts.BindingPattern, env: Env): string {
    const kept = pattern.elements.filter((element) => {
      const local =
        ts.isOmittedExpression(element) || !ts.isIdentifier(element.name) ? undefined : build.locals.find(element.name);
      return local !== undefined && env.has(local);
    });
    return kept.length === 0 ? '{}' : `{ ${kept.map((element) => element.getText()).join(', ')} }`;
  }

  function bindingOf(local: Local, path: string): Binding {
    const type = build.oracle.typeAt(local.declaration);
    const isAny = (type.flags & ts.TypeFlags.Any) !== 0;
    return { path, type, text: isAny ? 'unknown' : build.oracle.print(type, local.declaration) };
  }

  /** The text of an argument: as it stands when it is a path, else the call of a function that computes it. */
  function argumentText(frame: Frame, action: Action, argument: ts.Expression, index: number, env: Env): string {
    if (isDirect(build, argument, action.isObserver) && isKnown(argument, env))
      return directText(build, argument, env, use);
    const wanted = `${action.name} ${action.argNames[index] ?? 'input'}`;
    const usage = createUsage();
    const value = build.renderer.text(argument, usage);
    const name = build.functionNames.take(functionName(wanted));
    const inputs = inputsOf({ usage, declared: new Set(), live: usage.locals }, env);
    const returns = argumentType(argument);
    build.decisions.push({
      name,
      parameters: inputs.parameters,
      returns,
      variables: [],
      body: `return ${value};`,
      doc: `What \`${action.name}\` is called with.`,
    });
    merge(usage);
    return `${name}(${inputs.texts.join(', ')})`;
  }

  function argumentType(argument: ts.Expression): string {
    const own = build.oracle.typeAt(argument);
    const wanted = build.oracle.contextual(argument);
    const isUnusable = (type: ts.Type): boolean =>
      (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
    if (isUnusable(own)) return 'unknown';
    const ownText = build.oracle.print(build.oracle.widen(own), argument);
    if (wanted === undefined || isUnusable(wanted)) return ownText;
    const wantedText = build.oracle.print(wanted, argument).replace(/ \| undefined$/, '');
    const isGeneric = /\b[A-Z]\b/.test(wantedText);
    return isGeneric || wantedText.length > ownText.length + 40 ? ownText : wantedText;
  }

  /** Whether every local of a direct expression is known in the type it has there. */
  function isKnown(node: ts.Expression, env: Env): boolean {
    return [...build.liveness.reads(node)].every((local) => {
      const binding = env.get(local);
      return binding !== undefined && fits(build, binding, neededType(build, local, [node]));
    });
  }

  interface Given {
    readonly action: Action;
    readonly texts: readonly (string | undefined)[];
  }

  /** The parameters of a decision and what the orchestrator passes for them. */
  function inputsOf(cut: Pick<Extract, 'usage' | 'declared' | 'live'>, env: Env): Inputs {
    const locals = [...cut.usage.locals].filter((local) => env.has(local) && !cut.declared.has(local) && cut.live.has(local)).sort(byPosition);
    const borrowed = [...cut.usage.borrowed];
    return {
      locals,
      borrowed: borrowed.map(([, { name }]) => `this.${name}`),
      parameters: [
        ...locals.map((local) => ({ name: local.name, type: parameterType(local, env) })),
        ...borrowed.map(([name, { type }]) => ({ name, type })),
      ],
      texts: [...locals.map((local) => pathOf(local, env)), ...borrowed.map(([, { name }]) => `this.${name}`)],
    };
  }

  interface Inputs {
    readonly locals: readonly Local[];
    readonly borrowed: readonly string[];
    readonly parameters: readonly Field[];
    readonly texts: readonly string[];
  }

  function parameterType(local: Local, env: Env): string {
    const binding = env.get(local);
    const text = binding?.text ?? 'unknown';
    if (text === 'unknown' && binding?.type !== undefined && (binding.type.flags & ts.TypeFlags.Any) !== 0) {
      return typeText(build, binding.type, local.declaration);
    }
    return local.isReassigned ? typeText(build, build.oracle.declaredType(local.symbol), local.declaration) : text;
  }

  function merge(usage: ReturnType<typeof createUsage>): void {
    for (const name of usage.values) build.usage.values.add(name);
    for (const name of usage.types) build.usage.types.add(name);
  }

  /** Cuts a decision and spells what follows from it. */
  function writeDecision(frame: Frame, env: Env, writer: Writer): string {
    const cut = extract(build, frame);
    if (cut.targets.length === 0) return writeConclusion(cut, env, writer);
    const isBranching = cut.targets.length + cut.results.size > 1;
    if (isBranching && writer.depth > 1) return writeStep(frame, env, writer, nameAhead(cut));
    const plans = cut.targets.map((target) => planTarget(target, cut, env));
    const [only] = plans;
    return isBranching || only === undefined
      ? writeSwitch(cut, plans, env, writer)
      : writeStraight(cut, only, env, writer);
  }

  /** A way out of a decision with all that it carries. */
  interface TargetPlan {
    readonly target: Target;
    readonly action: Action | undefined;
    readonly carried: readonly (Field & { readonly local: Local | undefined; readonly value: string })[];
    /** Which argument is which carried field. */
    readonly argumentFields: ReadonlyMap<number, string>;
  }

  function planTarget(target: Target, cut: Extract, env: Env): TargetPlan {
    const action = target.kind === 'effect' ? build.dependencies.actionOf(target.step.effect) : undefined;
    const carried: (Field & { local: Local | undefined; value: string })[] = [];
    const argumentFields = new Map<number, string>();
    const names = createAllocator();
    const direct: ts.Expression[] = [];
    for (const [index, argument] of (action?.args ?? []).entries()) {
      if (action !== undefined && isDirect(build, argument, action.isObserver)) direct.push(argument);
    }
    for (const local of localsNeeded(target, direct)) {
      const nodes = [...direct, ...nodesOf(target)];
      const wanted = neededType(build, local, nodes);
      const have = env.get(local);
      const isFresh = cut.declared.has(local) || cut.assigned.has(local) || have === undefined;
      if (!isFresh && fits(build, have, wanted)) continue;
      if (!cut.declared.has(local)) cut.usage.locals.add(local);
      const name = names.take(safeField(local.name));
      carried.push({ name, type: wanted.text, local, value: local.name });
    }
    for (const [index, argument] of (action?.args ?? []).entries()) {
      if (direct.includes(argument)) continue;
      const name = names.take(safeField(action?.argNames[index] ?? 'input'));
      const value = build.renderer.text(argument, cut.usage);
      carried.push({ name, type: argumentType(argument), local: undefined, value });
      argumentFields.set(index, name);
    }
    return { target, action, carried, argumentFields };
  }

  function localsNeeded(target: Target, direct: readonly ts.Expression[]): readonly Local[] {
    if (target.kind === 'end') return target.scope.kind === 'attempt' ? target.scope.liveAfter : [];
    if (target.kind !== 'effect') return neededLocals(build, target.frame, target.frame.scope);
    const own = new Set(direct.flatMap((argument) => [...build.liveness.reads(argument)]));
    const bound = target.step.binding === undefined ? new Set<Local>() : build.liveness.writes(target.step.binding);
    const later = liveAt(advance(target.frame), target.frame.scope, build.liveness);
    for (const local of later) if (!bound.has(local)) own.add(local);
    return [...own].sort(byPosition);
  }

  function nodesOf(target: Target): readonly ts.Node[] {
    if (target.kind === 'end') return nodesFrom(undefined, target.scope);
    return target.kind === 'effect'
      ? nodesFrom(advance(target.frame), target.frame.scope)
      : nodesFrom(target.frame, target.frame.scope);
  }

  /** One way out: the decision hands on its values, and nothing is chosen. */
  function writeStraight(cut: Extract, plan: TargetPlan, env: Env, writer: Writer): string {
    const { carried } = plan;
    const [first] = carried;
    const subject = carried.length === 1 && first !== undefined ? first.name : wordOf(plan.target);
    const verb = carried.length === 0 ? 'apply' : 'derive';
    const name = build.functionNames.take(functionName(`${verb} ${subject}`));
    const inputs = inputsOf(cut, env);
    const value =
      carried.length === 0
        ? ''
        : carried.length === 1
          ? (first?.value ?? '')
          : `{ ${carried.map((field) => member(field.name, field.value)).join(', ')} }`;
    const returns =
      carried.length === 0 ? 'void' : carried.length === 1 ? (first?.type ?? 'void') : addBundle(subject, carried);
    addDecision(
      name,
      cut,
      inputs.parameters,
      returns,
      cut.text.replaceAll('\u00010\u0001', value).replace(/return ;\s*$/, ''),
      docOf(plan),
    );
    const call = `${name}(${inputs.texts.join(', ')})`;
    const variable = carried.length === 0 ? '' : writer.names.take(carried.length === 1 ? subject : camel(subject));
    const next = new Map(env);
    for (const field of carried) {
      if (field.local === undefined) continue;
      const path = carried.length === 1 ? variable : `${variable}.${field.name}`;
      next.set(field.local, {
        path,
        text: field.type,
        type: neededType(build, field.local, nodesOf(plan.target)).type,
      });
    }
    const head = variable === '' ? `${call};` : `const ${variable} = ${call};`;
    const path = (field: string): string => (carried.length === 1 ? variable : `${variable}.${field}`);
    return `${head}\n${writeTarget(plan, next, writer, path)}`;
  }

  function addBundle(subject: string, carried: readonly Field[]): string {
    const name = build.typeNames.take(`${capital(camel(subject))}Values`);
    build.bundles.push({
      name,
      fields: carried.map(({ name: field, type }) => ({ name: field, type })),
      doc: 'What is known from here on.',
    });
    return name;
  }

  /** Several ways out: the orchestrator switches on the kind of what was decided. */
  function writeSwitch(cut: Extract, plans: readonly TargetPlan[], env: Env, writer: Writer): string {
    const subject = wordOf(plans[0]?.target);
    const intents = plans.map((plan, index) => intentOf(plan, plans, index));
    const name = build.functionNames.take(functionName(`decide ${subject}`));
    const inputs = inputsOf(cut, env);
    const members = [...cut.results, ...intents.map((intent) => intent?.name ?? 'never')];
    const returns = members.length === 1 ? (members[0] ?? 'never') : addOutcome(subject, members);
    const texts = plans.map((plan, index) => {
      const fields = plan.carried.map((field) => member(field.name, field.value));
      return `{ ${[`kind: ${build.names.intentKinds}.${intents[index]?.kind ?? ''}`, ...fields].join(', ')} }`;
    });
    const body = cut.text.replace(/\u0001(\d+)\u0001/g, (_, index: string) => texts[Number(index)] ?? '');
    addDecision(name, cut, inputs.parameters, returns, body, `Decides what follows: ${members.join(', ')}.`);

    const variable = writer.names.take(
      writer.depth === 0 && !writer.names.has('decision') ? 'decision' : `${camel(subject)}Decision`,
    );
    for (const result of cut.results) writer.returns.add(result);
    const cases = plans.map((plan, index) => {
      const inner = { ...writer, depth: writer.depth + 1 };
      const next = new Map(env);
      for (const field of plan.carried) {
        if (field.local === undefined) continue;
        next.set(field.local, {
          path: `${variable}.${field.name}`,
          text: field.type,
          type: neededType(build, field.local, nodesOf(plan.target)).type,
        });
      }
      const text = writeTarget(plan, next, inner, (field) => `${variable}.${field}`);
      return caseText(`${build.names.intentKinds}.${intents[index]?.kind ?? ''}`, text);
    });
    const labels = [...cut.results].map((result) => `case ${kindOf(result)}:`);
    const passed = labels.length === 0 ? [] : [`${labels.join('\n')}\nreturn ${variable};`];
    return `const ${variable} = ${name}(${inputs.texts.join(', ')});\nswitch (${variable}.kind) {\n${joinCases([...passed, ...cases])}\n}`;
  }

  function kindOf(variant: string): string {
    const isResult = build.results.all.some(({ name }) => name === variant);
    return `${isResult ? build.names.resultKinds : build.names.intentKinds}.${variant}`;
  }

  function addOutcome(subject: string, members: readonly string[]): string {
    const name = build.typeNames.take(`${capital(camel(subject))}Decision`);
    build.outcomes.push({ name, members, doc: 'What can follow.' });
    return name;
  }

  function intentOf(plan: TargetPlan, plans: readonly TargetPlan[], index: number): Variant | undefined {
    const fields = plan.carried.map(({ name, type }) => ({ name, type }));
    const { target } = plan;
    if (target.kind === 'end' && target.scope.kind === 'attempt') return completionOf(target.scope);
    const others = plans.filter((_, at) => at !== index);
    const [other] = others;
    const isSkip = target.kind === 'join' && others.length === 1 && other !== undefined;
    const wanted = capital(camel(isSkip ? `skip ${wordOf(other.target)}` : wordOf(target)));
    return addIntent(build.typeNames.take(wanted), fields, docOf(plan));
  }

  function writeTarget(plan: TargetPlan, env: Env, writer: Writer, path: (field: string) => string): string {
    const { target, action } = plan;
    if (target.kind === 'end') return writeEnd(target.scope, env, writer);
    if (target.kind === 'attempt') return writeAttempt(target.frame, target.statement, env, writer);
    if (target.kind === 'join') return writeJoin(settle(target.frame) ?? target.frame, env, writer);
    if (action === undefined) throw new Error('an effect has an action');
    const texts = action.args.map((argument, index) => {
      const field = plan.argumentFields.get(index);
      return field === undefined ? directText(build, argument, env, use) : path(field);
    });
    return writeEffect(target.frame, target.step, env, writer, '', { action, texts });
  }

  interface Conclusion {
    readonly name: string;
    readonly locals: readonly Local[];
    readonly borrowed: readonly string[];
    readonly results: ReadonlySet<string>;
  }

  /** A pure rest of the method: one function returns the result. */
  function writeConclusion(cut: Extract, env: Env, writer: Writer): string {
    const { name, locals, borrowed, results } = conclusionOf(cut, env);
    for (const result of results) writer.returns.add(result);
    return `return ${name}(${[...locals.map((local) => pathOf(local, env)), ...borrowed].join(', ')});`;
  }

  function conclusionOf(cut: Extract, env: Env): Conclusion {
    const members = [...cut.results];
    const [sole] = members;
    const word = members.length === 1 && sole !== undefined ? sole : `conclude ${build.unit.method}`;
    const name = build.functionNames.take(functionName(word));
    const inputs = inputsOf(cut, env);
    const returns =
      members.length === 1 ? (sole ?? 'never') : addOutcome(`${build.unit.method} conclusion`, members);
    addDecision(name, cut, inputs.parameters, returns, cut.text, `Decides how \`${build.unit.method}\` ends.`);
    return { name, locals: inputs.locals, borrowed: inputs.borrowed, results: cut.results };
  }

  function addDecision(
    name: string,
    cut: Extract,
    parameters: readonly Field[],
    returns: string,
    text: string,
    doc: string,
  ): void {
    const known = new Set(parameters.map((parameter) => parameter.name));
    const missing = [...cut.usage.locals, ...cut.assigned].filter(
      (local, index, all) => !cut.declared.has(local) && !known.has(local.name) && all.indexOf(local) === index,
    );
    const variables = missing.map((local) => ({
      name: local.name,
      type: typeText(build, build.oracle.declaredType(local.symbol), local.declaration),
    }));
    merge(cut.usage);
    build.decisions.push({ name, parameters, returns, variables, body: text.trim(), doc });
  }

  /** Code that several ways lead to is written once. */
  function writeJoin(frame: Frame, env: Env, writer: Writer): string {
    const plain: Frame = { ...frame, isJoin: false };
    const statement = frame.list[frame.index];
    if (statement === undefined) return writeEnd(frame.scope, env, writer);
    const needed = neededLocals(build, plain, plain.scope);
    const nodes = nodesFrom(plain, plain.scope);
    const isPure = nodes.every((node) => !build.effects.isEffectful(node)) && !hasJoin(plain.next);
    return writeStep(plain, env, writer, isPure ? `conclude ${build.unit.method}` : nameOfNext(nodes), {
      needed,
      nodes,
      key: statement,
    });
  }

  interface Shared {
    readonly needed: readonly Local[];
    readonly nodes: readonly ts.Node[];
    readonly key: ts.Node;
  }

  /** A pure rest that several ways lead to: one function, called with what each way knows. */
  function writeSharedConclusion(frame: Frame, env: Env, writer: Writer, { needed, nodes, key }: Shared): string {
    const known = conclusions.get(key) ?? concludeOnce(frame, needed, nodes);
    conclusions.set(key, known);
    for (const result of known.results) writer.returns.add(result);
    const texts = [...known.locals.map((local) => pathOf(local, env)), ...known.borrowed];
    return `return ${known.name}(${texts.join(', ')});`;
  }

  function concludeOnce(frame: Frame, needed: readonly Local[], nodes: readonly ts.Node[]): Conclusion {
    const own = new Map(needed.map((local): [Local, Binding] => [local, neededType(build, local, nodes)]));
    return conclusionOf(extract(build, frame), own);
  }

  const conclusions = new Map<ts.Node, Conclusion>();

  function hasJoin(frame: Frame | undefined): boolean {
    return frame !== undefined && (frame.isJoin || hasJoin(frame.next));
  }

  /** A private method of the orchestrator that runs from a frame to the end, and the call of it. */
  function writeStep(
    frame: Frame,
    env: Env,
    writer: Writer,
    word: string,
    given?: { needed: readonly Local[]; nodes: readonly ts.Node[]; key: ts.Node },
  ): string {
    const needed = (given?.needed ?? neededLocals(build, frame, frame.scope)).filter(
      (local) => env.has(local) || given !== undefined,
    );
    const nodes = given?.nodes ?? nodesFrom(frame, frame.scope);
    const key = given?.key ?? frame.list[frame.index];
    if (key === undefined) throw new Error('a step begins at a statement');
    const texts = needed.map((local) => pathOf(local, env));
    const known = joins.get(key);
    if (known !== undefined) {
      for (const name of returnsOf.get(key) ?? []) writer.returns.add(name);
      return `return this.${known}(${texts.join(', ')});`;
    }
    const name = build.memberNames.take(camel(`proceed to ${word}`));
    joins.set(key, name);
    const inner = new Map<Local, Binding>();
    const names = createWriterNames();
    for (const local of needed) inner.set(local, { ...neededType(build, local, nodes), path: names.take(local.name) });
    const parameters = needed.map((local) => ({
      name: pathOf(local, inner),
      type: inner.get(local)?.text ?? 'unknown',
    }));
    const returns = new Set<string>();
    const body = write({ ...frame, isJoin: false }, frame.scope, inner, { names, depth: 0, returns });
    returnsOf.set(key, returns);
    for (const result of returns) writer.returns.add(result);
    build.steps.push({ name, parameters, returns: unionOf(returns), body });
    return `return this.${name}(${texts.join(', ')});`;
  }

  const returnsOf = new Map<ts.Node, ReadonlySet<string>>();

  function unionOf(returns: ReadonlySet<string>): string {
    return returns.size === 0 ? 'void' : [...returns].join(' | ');
  }

  function createWriterNames(): Allocator {
    return createAllocator();
  }

  /** A guarded block becomes an outcome: it completed, it failed, or the method has its result. */
  function writeAttempt(frame: Frame, statement: ts.TryStatement, env: Env, writer: Writer): string {
    if (writer.depth > 1) return writeStep(frame, env, writer, `try ${nameOfNext([statement.tryBlock])}`);
    const rest = restAfter(build, frame);
    const { catchClause, finallyBlock } = statement;
    if (finallyBlock !== undefined && !cleanedUp.has(statement))
      return writeCleanUp(frame, rest, statement, finallyBlock, env, writer);
    if (catchClause === undefined) throw new Error('a try statement catches or cleans up');
    const caught = catchClause.variableDeclaration?.name;
    if (caught !== undefined && !ts.isIdentifier(caught)) {
      return refuse(caught, 'nested-effect', 'The caught error is taken apart.', 'Name it, and take it apart inside.');
    }
    const rescue: Frame = {
      list: catchClause.block.statements,
      index: 0,
      next: rest,
      scope: frame.scope,
      isJoin: false,
    };
    refuseHalfDone(statement.tryBlock, liveAt(rescue, frame.scope, build.liveness));
    return guard({ list: statement.tryBlock.statements, rest, frame, env, writer }, (variable) => {
      const next = new Map(env);
      const local = caught === undefined ? undefined : build.locals.find(caught);
      if (local !== undefined)
        next.set(local, { path: `${variable}.error`, type: undefined, text: 'unknown' });
      return write(rescue, frame.scope, next, { ...writer, depth: writer.depth + 1 });
    });
  }

  /** What a guarded block assigned before it failed would be read: its value cannot be told. */
  function refuseHalfDone(block: ts.Block, live: ReadonlySet<Local>): void {
    const cut = block.statements.findLastIndex((statement) => !isPlainAssignment(statement));
    for (const statement of block.statements.slice(0, cut + 1)) {
      for (const local of build.liveness.writes(statement)) {
        if (live.has(local)) {
          refuse(
            statement,
            'attempt-reads-assigned',
            `\`${local.name}\` is assigned in the guarded block and read after its failure.`,
            'Return it from a method that holds the block.',
          );
        }
      }
    }
  }

  /** A clean-up runs after success and failure alike: it may read nothing that the guarded code assigns. */
  function refuseUnsettled(blocks: readonly ts.Block[], live: ReadonlySet<Local>): void {
    for (const block of blocks) {
      for (const local of build.liveness.writes(block)) {
        if (live.has(local)) {
          refuse(
            block,
            'attempt-reads-assigned',
            `\`${local.name}\` is assigned in the guarded block and read in its \`finally\`.`,
            'Acquire it before the `try`.',
          );
        }
      }
    }
  }

  interface Guard {
    readonly list: readonly ts.Statement[];
    readonly rest: Frame;
    readonly frame: Frame;
    readonly env: Env;
    readonly writer: Writer;
    readonly before?: (variable: string) => string;
  }

  function guard({ list, rest, frame, env, writer, before }: Guard, onFailure: (variable: string) => string): string {
    const word = nameOfNext(list);
    const failure = failureKind();
    const inner = bodyScope(list, rest, frame, word, failure);
    const body: Frame = { list, index: 0, next: undefined, scope: inner, isJoin: false };
    const needed = neededLocals(build, body, inner).filter((local) => env.has(local));
    const nodes = nodesFrom(body, inner);
    const names = createWriterNames();
    const own = new Map<Local, Binding>();
    for (const local of needed) {
      const binding = env.get(local);
      const wanted = neededType(build, local, nodes);
      const isFitting = binding !== undefined && fits(build, binding, wanted);
      own.set(local, { ...(isFitting ? wanted : (binding ?? wanted)), path: names.take(local.name) });
    }
    const returns = new Set<string>();
    const step = build.memberNames.take(camel(`try ${word}`));
    const text = write(body, inner, own, { names, depth: 0, returns });
    build.steps.push({
      name: step,
      parameters: needed.map((local) => ({ name: pathOf(local, own), type: own.get(local)?.text ?? 'unknown' })),
      returns: unionOf(returns),
      body: text,
    });

    const variable = writer.names.take(`${camel(word)}Attempt`);
    const call = `${build.isAsync ? 'await ' : ''}this.attempt(() => this.${step}(${needed.map((local) => pathOf(local, env)).join(', ')}))`;
    const between = before?.(variable) ?? '';
    const cases = [caseText(`${build.names.intentKinds}.${failure}`, onFailure(variable))];
    const completed = build.intents.find((intent) => intent.kind === inner.completion);
    if (completed !== undefined && returns.has(completed.name)) {
      const next = new Map(env);
      const after = nodesFrom(undefined, inner);
      for (const local of inner.liveAfter)
        next.set(local, { ...neededType(build, local, after), path: `${variable}.${safeField(local.name)}` });
      const text = write(rest, frame.scope, next, { ...writer, depth: writer.depth + 1 });
      cases.push(caseText(`${build.names.intentKinds}.${completed.kind}`, text));
    }
    const passed = [...returns].filter((name) => build.results.all.some((result) => result.name === name));
    for (const result of passed) writer.returns.add(result);
    const labels = passed.map((result) => `case ${build.names.resultKinds}.${result}:`);
    if (labels.length > 0) cases.unshift(`${labels.join('\n')}\nreturn ${variable};`);
    return [`const ${variable} = ${call};`, between, `switch (${variable}.kind) {\n${joinCases(cases)}\n}`]
      .filter((line) => line !== '')
      .join('\n');
  }

  function failureKind(): string {
    if (state.failure === undefined) {
      state.failure = build.typeNames.take('AttemptFailed');
      addIntent(state.failure, [{ name: 'error', type: 'unknown' }], 'A guarded block threw.');
    }
    return state.failure;
  }

  function bodyScope(list: readonly ts.Statement[], rest: Frame, frame: Frame, word: string, failure: string): Scope {
    const written = new Set(list.flatMap((statement) => [...build.liveness.writes(statement)]));
    const live = liveAt(rest, frame.scope, build.liveness);
    return {
      kind: 'attempt',
      liveAfter: [...live].filter((local) => written.has(local)).sort(byPosition),
      after: rest.index < rest.list.length || rest.next !== undefined ? rest : frame.scope.after,
      failure,
      completion: build.typeNames.take(`${capital(camel(word))}Completed`),
    };
  }

  /** `finally`: the whole is attempted, the clean-up runs whatever came of it, then the outcome counts. */
  function writeCleanUp(
    frame: Frame,
    rest: Frame,
    statement: ts.TryStatement,
    block: ts.Block,
    env: Env,
    writer: Writer,
  ): string {
    if (holdsExit(block) || !canComplete(block)) {
      refuse(block, 'finally-with-exit', 'A `finally` returns or throws.', 'Leave the method elsewhere.');
    }
    const inner = statement.catchClause === undefined ? statement.tryBlock.statements : [statement];
    cleanedUp.add(statement);
    const cleanScope: Scope = {
      kind: 'cleanup',
      liveAfter: [],
      after: undefined,
      failure: undefined,
      completion: undefined,
    };
    const cleanFrame: Frame = { list: block.statements, index: 0, next: undefined, scope: cleanScope, isJoin: false };
    const needed = neededLocals(build, cleanFrame, cleanScope);
    refuseUnsettled(
      [statement.tryBlock, ...(statement.catchClause === undefined ? [] : [statement.catchClause.block])],
      new Set(needed),
    );
    for (const local of build.liveness.writes(block)) {
      if (liveAt(rest, frame.scope, build.liveness).has(local)) {
        refuse(
          block,
          'attempt-reads-assigned',
          `\`${local.name}\` is assigned in a \`finally\`.`,
          'Assign it after the try statement.',
        );
      }
    }
    const before = (): string => {
      const names = createWriterNames();
      const own = new Map<Local, Binding>();
      const nodes = nodesFrom(cleanFrame, cleanScope);
      for (const local of needed) own.set(local, { ...neededType(build, local, nodes), path: names.take(local.name) });
      const step = build.memberNames.take('cleanUp');
      const body = write(cleanFrame, cleanScope, own, { names, depth: 0, returns: new Set() });
      build.steps.push({
        name: step,
        parameters: needed.map((local) => ({ name: pathOf(local, own), type: own.get(local)?.text ?? 'unknown' })),
        returns: 'void',
        body,
      });
      return `${build.isAsync ? 'await ' : ''}this.${step}(${needed.map((local) => pathOf(local, env)).join(', ')});`;
    };
    return guard({ list: inner, rest, frame, env, writer, before }, (variable) => {
      if (frame.scope.failure !== undefined) {
        writer.returns.add(frame.scope.failure);
        return `return ${variable};`;
      }
      const variant = build.results.ofRethrow();
      writer.returns.add(variant.name);
      return `return { kind: ${build.names.resultKinds}.${variant.kind}, error: ${variable}.error };`;
    });
  }

  function wordOf(target: Target | undefined): string {
    if (target === undefined || target.kind === 'end') return `complete ${build.unit.method}`;
    if (target.kind === 'effect') return build.dependencies.actionOf(target.step.effect).name.replace(/^#/, '');
    if (target.kind === 'attempt') return `try ${nameOfNext([target.statement.tryBlock])}`;
    return `proceed`;
  }

  function nameAhead(cut: Extract): string {
    return wordOf(cut.targets[0]);
  }

  function nameOfNext(nodes: readonly ts.Node[]): string {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (found.length > 0) return;
      const effect = build.effects.find(node);
      if (effect !== undefined) found.push(calleeNameOf(effect.node));
      else ts.forEachChild(node, visit);
    };
    for (const node of nodes) visit(node);
    return found[0] ?? build.unit.method;
  }

  function docOf(plan: TargetPlan): string {
    const { target } = plan;
    if (target.kind === 'effect') return `\`${build.dependencies.actionOf(target.step.effect).name}\` is next.`;
    return target.kind === 'attempt' ? 'A guarded block is next.' : 'Nothing is to be done before going on.';
  }

  const main: Scope = { kind: 'main', liveAfter: [], after: undefined, failure: undefined, completion: undefined };
  const entry: Frame = { list: body, index: 0, next: undefined, scope: main, isJoin: false };
  const inputs = neededLocals(build, entry, main);
  const names = createWriterNames();
  const env = new Map<Local, Binding>();
  for (const local of inputs) env.set(local, bindingOf(local, names.take(local.name)));
  const returns = new Set<string>();
  const text = write(entry, main, env, { names, depth: 0, returns });
  build.steps.unshift({
    name: build.names.method,
    parameters: inputs.map((local) => ({
      name: pathOf(local, env),
      type: typeText(build, build.oracle.typeAt(local.declaration), local.declaration),
    })),
    returns: build.names.result,
    body: text,
  });
  return { inputs: inputs.map((local) => local.name), usesAttempt: state.failure };
}

/** `x = y` or `const x = y`. */
function assignmentOf(
  statement: ts.Statement,
): { readonly target: ts.Identifier; readonly value: ts.Expression } | undefined {
  if (ts.isVariableStatement(statement)) {
    const [declaration, ...others] = statement.declarationList.declarations;
    if (declaration?.initializer === undefined || others.length > 0 || !ts.isIdentifier(declaration.name))
      return undefined;
    return { target: declaration.name, value: skipParentheses(declaration.initializer) };
  }
  if (!ts.isExpressionStatement(statement)) return undefined;
  const expression = skipParentheses(statement.expression);
  const isAssignment = ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!isAssignment || !ts.isIdentifier(expression.left)) return undefined;
  return { target: expression.left, value: skipParentheses(expression.right) };
}

function isPlainAssignment(statement: ts.Statement): boolean {
  const pair = assignmentOf(statement);
  return pair !== undefined && (ts.isIdentifier(pair.value) || ts.isLiteralExpression(pair.value));
}

function isClosedLiteral(node: ts.Expression): boolean {
  const inner = skipParentheses(node);
  return ts.isToken(inner) || ts.isLiteralExpression(inner);
}

/** Cases of which some do the same share their code. */
function joinCases(cases: readonly string[]): string {
  const labels = new Map<string, string[]>();
  for (const text of cases) {
    const [, label = '', body = ''] = /^((?:case [\w.]+:\n?)+)([^]*)$/.exec(text) ?? [];
    labels.set(body.trim(), [...(labels.get(body.trim()) ?? []), label.trim()]);
  }
  return [...labels]
    .map(([body, heads]) => `${heads.join('\n')}${body.startsWith('{') ? ' ' : '\n'}${body}`)
    .join('\n');
}

/** One case; a block only when it declares something. */
function caseText(label: string, text: string): string {
  return /^\s*const /m.test(text) ? `case ${label}: {\n${text}\n}` : `case ${label}:\n${text}`;
}

function commentsOf(statement: ts.Statement): string {
  const lead = statement.getFullText().slice(0, statement.getLeadingTriviaWidth());
  return lead.includes('/') ? `${lead.trim()}\n` : '';
}

function member(name: string, value: string): string {
  return name === value ? name : `${name}: ${value}`;
}

function byPosition(a: Local, b: Local): number {
  return a.declaration.pos - b.declaration.pos;
}

/** A function's name; a name that tells of throwing would be taken for a guard. */
function functionName(words: string): string {
  return camel(words.replace(/Or(?:Throw|Fail)\b/g, ''));
}

function camel(words: string): string {
  const [first = '', ...rest] = words.split(/[^A-Za-z0-9_$]+/).filter((word) => word !== '');
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('');
}
