import { ambientGlobals, driverRoles, effectModules, randomCryptoFunctions } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { isGlobalObject } from './kit/bindings.ts';
import { defineRule, type Answer } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is, isFunction, rootOf, stringValue } from './kit/syntax.ts';

/** Nothing reaches out of a driver or a decision but by a dependency or an argument. */
export const noAmbientEffects = defineRule({
  name: 'no-ambient-effects',
  meta: {
    type: 'problem',
    description: 'Forbid clocks, randomness, environment, network and timers that are not injected.',
    check: 'Pure decisions, injected dependencies',
    roles: [...driverRoles, 'domain'],
    tier: 'syntax',
    messages: {
      effect: '"{{name}}" reaches outside. Ask an injected dependency, or take its answer as an argument.',
      module: '"{{name}}" does I/O. Put it behind a port, and inject the adapter.',
      async: 'A decision never waits. Load in the orchestrator, and pass the values in.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: ({ isDriver }) => ({
    anywhere: {
      CallExpression: findCallEffect,
      NewExpression: findNewDate,
      MemberExpression: findEnvironment,
      VariableDeclarator: findRenamedEnvironment,
      ImportDeclaration: (node) =>
        node.importKind === 'type' || areTypes(node.specifiers) ? undefined : findModule(node, node.source),
      ExportAllDeclaration: (node) => (node.exportKind === 'type' ? undefined : findModule(node, node.source)),
      ExportNamedDeclaration: (node) => (node.exportKind === 'type' ? undefined : findModule(node, node.source)),
      ImportExpression: (node) => findModule(node, node.source),
      TSImportEqualsDeclaration: (node) => {
        const { moduleReference } = node;
        return is(moduleReference, 'TSExternalModuleReference')
          ? findModule(node, moduleReference.expression)
          : undefined;
      },
      ...(isDriver
        ? {}
        : {
            FunctionDeclaration: findAsync,
            FunctionExpression: findAsync,
            ArrowFunctionExpression: findAsync,
            AwaitExpression: findTopLevelAwait,
            ForOfStatement: (node: TSESTree.ForOfStatement) => (node.await ? findTopLevelAwait(node) : undefined),
          }),
    },
  }),
});

const { clock, random, environment, network, timers, console } = ambientGlobals;
const effects: readonly string[] = [
  ...[...clock, ...random, ...environment, ...network, ...timers, ...console],
  ...randomCryptoFunctions.map((name) => `node:crypto.${name}`),
];
const modules: ReadonlySet<string> = new Set(effectModules);

/** `Date` is an effect only when it is called itself; of every other name the members are effects, too. */
function isEffect(path: string): boolean {
  return effects.some((effect) => path === effect || (effect !== 'Date' && path.startsWith(`${effect}.`)));
}

function findCallEffect(node: TSESTree.CallExpression, { bindings }: SourceFile): Answer {
  const path = bindings.findPath(node.callee);
  if (path === undefined) return undefined;
  if (path === 'require') return findModule(node, node.arguments[0]);
  if (path.startsWith('process.') && !isNamedDirectly(node)) return undefined;
  return isEffect(path) ? { node, messageId: 'effect', data: { name: path.replace('node:crypto.', '') } } : undefined;
}

function findNewDate(node: TSESTree.NewExpression, { bindings }: SourceFile): Answer {
  const isNow = node.arguments.length === 0 && bindings.findPath(node.callee) === 'Date';
  return isNow ? { node, messageId: 'effect', data: { name: 'new Date()' } } : undefined;
}

/** The environment is an effect even when it is only read, where it is named first: `process.env.LIMIT`. */
function findEnvironment(node: TSESTree.MemberExpression, { bindings }: SourceFile): Answer {
  const path = bindings.findPath(node);
  if (path?.startsWith('process.') !== true || !isNamedDirectly(node)) return undefined;
  return { node, messageId: 'effect', data: { name: path } };
}

/** `const { env } = process` */
function findRenamedEnvironment({ init }: TSESTree.VariableDeclarator, { bindings }: SourceFile): Answer {
  if (!is(init, 'Identifier') || init.name !== 'process' || bindings.findPath(init) !== 'process') return undefined;
  return { node: init, messageId: 'effect', data: { name: 'process' } };
}

function isNamedDirectly(node: TSESTree.Node): boolean {
  const root = rootOf(node);
  return is(root, 'Identifier') && (root.name === 'process' || isGlobalObject(root.name));
}

function findModule(node: TSESTree.Node, source: TSESTree.Node | null | undefined): Answer {
  const name = stringValue(source);
  return name !== undefined && modules.has(name.replace(/^node:/, ''))
    ? { node, messageId: 'module', data: { name } }
    : undefined;
}

function areTypes(specifiers: readonly TSESTree.ImportClause[]): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => is(specifier, 'ImportSpecifier') && specifier.importKind === 'type')
  );
}

type AnyFunction = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

function findAsync(node: AnyFunction): Answer {
  if (!node.async) return undefined;
  const { parent } = node;
  const at = is(parent, 'MethodDefinition') || is(parent, 'Property') ? parent.key : node;
  return { node, at, messageId: 'async', isOpen: true };
}

function findTopLevelAwait(node: TSESTree.AwaitExpression | TSESTree.ForOfStatement): Answer {
  for (let parent: TSESTree.Node | undefined = node.parent; parent; { parent } = parent)
    if (isFunction(parent)) return undefined;
  return { node, messageId: 'async', isOpen: true };
}
