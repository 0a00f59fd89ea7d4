import { driverRoles } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule, type Finding } from './kit/definition.ts';
import { search } from './kit/search.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is, isFunction } from './kit/syntax.ts';

/** A driver is a class with methods: no functions, no objects with methods, nothing static. */
export const orchestratorIsClass = defineRule({
  name: 'orchestrator-is-class',
  meta: {
    type: 'problem',
    description: 'Require drivers to be classes with injected dependencies.',
    check: 'Orchestrator is Model, Runtime is Class',
    roles: driverRoles,
    tier: 'syntax',
    messages: {
      function: 'A driver is a class, not a function. Make this a method, and its dependencies fields.',
      static: 'A driver has no static members. Make this a method, or construct in the composition root.',
      missing: 'A driver file declares a class. Declare one here, with its dependencies as fields.',
    },
    schema: {},
    defaultOptions: [{}],
  },
  create: () => ({
    anywhere: {
      Program: findOutside,
      ClassBody: findStatic,
    },
  }),
});

function findOutside(program: TSESTree.Program, file: SourceFile): readonly Finding[] {
  const found = program.body.flatMap((statement) => findInStatement(statement, file));
  const [first] = program.body;
  if (found.length > 0 || first === undefined || hasClass(program, file)) return found;
  return [{ node: first, messageId: 'missing' }];
}

function findInStatement(statement: TSESTree.Node, file: SourceFile): readonly Finding[] {
  if (is(statement, 'ExportNamedDeclaration'))
    return statement.declaration ? findInStatement(statement.declaration, file) : [];
  if (is(statement, 'ExportDefaultDeclaration')) return findInStatement(statement.declaration, file);
  if (is(statement, 'TSModuleDeclaration'))
    return statement.body?.body.flatMap((inner) => findInStatement(inner, file)) ?? [];
  if (is(statement, 'BlockStatement')) return statement.body.flatMap((inner) => findInStatement(inner, file));
  const declared = is(statement, 'VariableDeclaration') ? statement.declarations : [statement];
  return declared
    .filter((node) => !functionless.has(node.type) && holdsFunction(node, file))
    .map((node) => ({ node, messageId: 'function' }));
}

/** Classes are looked at by other rules, and the rest holds no code. */
const functionless: ReadonlySet<string> = new Set([
  ...['ClassDeclaration', 'ImportDeclaration', 'ExportAllDeclaration'],
  ...['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'],
]);

/** Whether a statement holds a function that stands in no class. */
function holdsFunction(root: TSESTree.Node, file: SourceFile): boolean {
  return holds(root, file, isFunction);
}

/** A class at the top is found at once; any other, in a variable for one, by a search. */
function hasClass(program: TSESTree.Program, file: SourceFile): boolean {
  const isAtTop = program.body.some((statement) =>
    is('declaration' in statement ? statement.declaration : statement, 'ClassDeclaration'),
  );
  return isAtTop || holds(program, file, (node) => is(node, 'ClassBody'));
}

function holds(root: TSESTree.Node, file: SourceFile, test: (node: TSESTree.Node) => boolean): boolean {
  const found: TSESTree.Node[] = [];
  search(root, file, (node) => {
    if (!test(node)) return undefined;
    found.push(node);
    return 'stop';
  });
  return found.length > 0;
}

/** Static methods; the signatures of one with overloads are no more of them. */
function findStatic({ body }: TSESTree.ClassBody): readonly Finding[] {
  return body.flatMap((member) =>
    is(member, 'MethodDefinition') && member.static && member.value.body
      ? [{ node: member.key, messageId: 'static' }]
      : [],
  );
}
