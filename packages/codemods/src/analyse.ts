import type { ts } from 'ts-morph';
import { ts as typescript } from 'ts-morph';
import { refuseClosuresOverMutables } from './analysis/closures.ts';
import { createEffects, type Effects } from './analysis/effects.ts';
import { readFileScope } from './analysis/file-scope.ts';
import { createLiveness } from './analysis/liveness.ts';
import { readLocals, type Locals } from './analysis/locals.ts';
import { findStaged, type Staged } from './analysis/staged.ts';
import { createOwnState } from './analysis/own-state.ts';
import { createPurity } from './analysis/purity.ts';
import { refuseWholeUnit } from './analysis/refuse-unit.ts';
import { subjectOf } from './emit/base-name.ts';
import { boxShared } from './normalise/boxes.ts';
import { hoistEffects } from './normalise/hoist.ts';
import type { TypeOracle } from './ports/type-oracle.ts';
import { hasModifier, type Unit } from './scan/units.ts';
import { typeText, type Build } from './stage/build.ts';
import { createDependencies } from './stage/dependencies.ts';
import type { Flow, FlowNames } from './stage/flow.ts';
import { generate } from './stage/generate.ts';
import { createKindLiterals } from './stage/kind-literals.ts';
import { capital, createAllocator, subjectOfMethod } from './stage/naming.ts';
import { createRenderer, createUsage, type Asserted } from './stage/rendering.ts';
import { trimSteps } from './stage/trim-steps.ts';
import { createResults } from './stage/variants.ts';

interface Understood {
  readonly locals: Locals;
  readonly effects: Effects;
  readonly staged: Staged;
}

function understand(unit: Unit, oracle: TypeOracle, isReshaped = true): Understood {
  refuseWholeUnit(unit);
  const purity = createPurity(oracle);
  const own = createOwnState(unit, oracle);
  const staged = findStaged(unit, createEffects(purity, readLocals(unit, oracle), own));
  const locals = readLocals(unit, oracle, staged);
  const effects = createEffects(purity, locals, own, staged);
  refuseClosuresOverMutables(unit.body, { locals, effects, staged, isReshaped });
  return { locals, effects, staged };
}

/** The unit's body with every effect in a statement of its own, `undefined` when it is so already. */
export function normaliseUnit(unit: Unit, oracle: TypeOracle): string | undefined {
  return hoistEffects({ unit, oracle, ...understand(unit, oracle) });
}

/** The unit's body with the variables that turns of loops share in records, `undefined` when there are none. */
export function reshapeUnit(unit: Unit, oracle: TypeOracle): string | undefined {
  return boxShared({ unit, oracle, ...understand(unit, oracle, false) });
}

/** How a unit is staged. */
export interface StagingOptions {
  readonly asserted: Asserted;
  /** Behind the names of the unit, when its class has another method of the same name: a static one, and one of the object. */
  readonly suffix: string;
  readonly caughtType: Build['caughtType'];
  readonly nesting: Build['nesting'];
}

/** Stages a normalised unit: what is decided, what is done, and in which order. */
export function stageUnit(
  unit: Unit,
  source: ts.SourceFile,
  oracle: TypeOracle,
  { asserted, caughtType, nesting, suffix }: StagingOptions,
): Flow {
  const { locals, effects, staged } = understand(unit, oracle);
  const fileScope = readFileScope(source);
  const names = namesOf(unit, suffix);
  const onlyThrown = findOnlyThrown(unit);
  const known = [...fileScope.keys()].filter((name) => !onlyThrown.has(name));
  const typeNames = createAllocator([
    ...known,
    names.resultKinds,
    names.intentKinds,
    names.literalKinds,
    names.result,
    names.orchestrator,
    ...globalTypes,
  ]);
  const functionNames = createAllocator([...fileScope.keys(), ...locals.all.map(({ name }) => name)]);
  const memberNames = createAllocator([unit.method, 'attempt', 'attemptNow', 'attemptLater']);
  const dependencies = createDependencies({ unit, oracle, locals, staged, effects, fileScope, names: memberNames });
  const kinds = createKindLiterals(names.literalKinds);
  const renderer = createRenderer({ unit, oracle, locals, fileScope, dependencies, effects, kinds, asserted });
  const printType = (type: ts.Type, at: ts.Node): string => typeText(build, type, at);
  const results = createResults({
    unit,
    oracle,
    locals,
    typeNames,
    subject: subjectOf(unit.owner?.name?.text),
    printType,
    returnType: returnTypeOf(unit),
    asserted,
  });
  const build: Build = {
    unit,
    oracle,
    locals,
    effects,
    staged,
    fileScope,
    dependencies,
    renderer,
    results,
    names,
    typeNames,
    functionNames,
    memberNames,
    liveness: createLiveness(locals),
    isAsync: isAsyncUnit(unit),
    asserted,
    caughtType,
    nesting,
    usage: createUsage(),
    tiers: new Set(),
    intents: [],
    decisions: [],
    constants: [],
    outcomes: [],
    bundles: [],
    steps: [],
  };
  const { inputs, attempts, returned, raise } = generate(build, unit.body.statements);
  return {
    variants: results.all,
    results: results.all.filter(({ name }) => returned.has(name)),
    raise:
      raise === undefined
        ? undefined
        : { name: raise.name, variants: results.all.filter(({ name }) => raise.variants.has(name)) },
    intents: build.intents,
    decisions: build.decisions,
    constants: build.constants,
    outcomes: build.outcomes,
    bundles: build.bundles,
    steps: trimSteps(build.steps),
    dependencies: dependencies.all,
    literalKinds: kinds,
    usage: build.usage,
    tiers: build.tiers,
    inputs,
    isAsync: build.isAsync,
    attempts,
    names,
  };
}

function isAsyncUnit(unit: Unit): boolean {
  return hasModifier(unit.node, typescript.SyntaxKind.AsyncKeyword);
}

const globalTypes = [
  'Error',
  'Promise',
  'Date',
  'Map',
  'Set',
  'Array',
  'Object',
  'String',
  'Number',
  'Record',
  'Partial',
  'Pick',
  'Omit',
];

function namesOf({ method, owner }: Unit, suffix: string): FlowNames {
  const subject = subjectOf(owner?.name?.text);
  const own = capital(method);
  const stem = `${subject === '' || own.toLowerCase().includes(subject.toLowerCase()) ? own : `${own}${subject}`}${suffix}`;
  return {
    subject: subjectOfMethod(method, subject),
    resultKinds: `${stem}ResultKind`,
    intentKinds: `${stem}IntentKind`,
    literalKinds: `${stem}Kind`,
    result: `${stem}Result`,
    orchestrator: `${stem}Orchestrator`,
    method,
  };
}

/** Error classes that only the façade will name: a result may be called like them. */
function findOnlyThrown({ node }: Unit): ReadonlySet<string> {
  const thrown = new Set<string>();
  const others = new Set<string>();
  const visit = (inner: ts.Node, isGuarded: boolean): void => {
    if (typescript.isIdentifier(inner)) {
      const isClass = typescript.isNewExpression(inner.parent) && inner.parent.expression === inner;
      const isThrown = isClass && typescript.isThrowStatement(inner.parent.parent);
      (isThrown && !isGuarded ? thrown : others).add(inner.text);
    }
    const guards = isGuarded || typescript.isTryStatement(inner);
    typescript.forEachChild(inner, (child) => {
      visit(child, guards);
    });
  };
  visit(node, false);
  return new Set([...thrown].filter((name) => !others.has(name)));
}

/** The annotated return type of a unit, out of its promise. */
function returnTypeOf({ node }: Unit): string | undefined {
  const { type } = node;
  if (type === undefined) return undefined;
  if (!typescript.isTypeReferenceNode(type) || type.typeName.getText() !== 'Promise') return type.getText();
  return type.typeArguments?.[0]?.getText();
}
