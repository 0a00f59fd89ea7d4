import { findLayer, layerPermissions, roleSuffixes, roles, type Layer, type Permission } from '@tacet/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule, type Answer, type Suggestion } from './kit/definition.ts';
import type { SourceFile } from './kit/source-file.ts';
import { is, stringValue } from './kit/syntax.ts';
import { packageOf } from './kit/packages.ts';

/** Who may know whom, by the suffixes of the files. */
export const layerImports = defineRule({
  name: 'layer-imports',
  meta: {
    type: 'problem',
    description: 'Forbid imports against the direction of the layers.',
    check: 'Who may know whom',
    roles,
    tier: 'syntax',
    hasSuggestions: true,
    messages: {
      forbidden: '{{importer}} may not know {{imported}}. Turn the dependency round, or move what is shared inward.',
      typesOnly: '{{importer}} may know only the types of {{imported}}. Write "import type", and inject the value.',
      importType: 'Import the types only.',
      package:
        '"{{name}}" is a package, and {{importer}} stands alone. Put it behind a port, or list it under "allow".',
    },
    schema: {
      allow: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: true,
        description: 'Packages the domain may import.',
      },
    },
    defaultOptions: [{ allow: ['zod'] }],
  },
  create: (_, { allow }) => {
    const find = (
      node: TSESTree.Node,
      source: TSESTree.Node | null | undefined,
      isType: boolean,
      file: SourceFile,
    ): Answer => findImport(node, stringValue(source), isType, file, allow);
    return {
      anywhere: {
        ImportDeclaration: (node, file) =>
          find(node, node.source, node.importKind === 'type' || areTypes(node.specifiers), file),
        ExportNamedDeclaration: (node, file) =>
          node.source
            ? find(node, node.source, node.exportKind === 'type' || areExportedTypes(node.specifiers), file)
            : undefined,
        ExportAllDeclaration: (node, file) => find(node, node.source, node.exportKind === 'type', file),
        ImportExpression: (node, file) => find(node, node.source, false, file),
        TSImportType: (node, file) => find(node, node.source, true, file),
        TSImportEqualsDeclaration: (node, file) => {
          const { moduleReference, importKind } = node;
          return is(moduleReference, 'TSExternalModuleReference')
            ? find(node, moduleReference.expression, importKind === 'type', file)
            : undefined;
        },
      },
    };
  },
});

const ofRole: Readonly<Record<SourceFile['role'], Layer>> = {
  orchestrator: 'driver',
  runtime: 'driver',
  domain: 'entity',
  kinds: 'kinds',
  ports: 'ports',
};

const words: Readonly<Record<Layer, string>> = {
  kinds: 'kinds',
  values: 'value objects',
  messages: 'events, intents and results',
  entity: 'the domain',
  ports: 'ports',
  driver: 'drivers',
  adapter: 'adapters',
};

/** The layer of a file: what its suffix says within its role, or else what its role says. */
function layerOf({ filename, role }: SourceFile): Layer {
  const isOfRole = roleSuffixes[role].some((suffix) => filename.includes(`.${suffix}.`));
  return (isOfRole ? findLayer(filename) : undefined) ?? ofRole[role];
}

function findImport(
  node: TSESTree.Node,
  source: string | undefined,
  isType: boolean,
  file: SourceFile,
  allow: readonly string[],
): Answer {
  if (source === undefined) return undefined;
  const imported = findLayer(source);
  if (imported === undefined) {
    const name = file.role === 'domain' || file.role === 'kinds' ? packageOf(source) : undefined;
    if (name === undefined || allow.includes(name)) return undefined;
    return { node, messageId: 'package', data: { name, importer: words[layerOf(file)] } };
  }
  const importer = layerOf(file);
  const messageId = violated(layerPermissions[importer][imported], isType);
  const data = { importer: capitalise(words[importer]), imported: words[imported] };
  if (messageId === undefined) return undefined;
  return { node, messageId, data, suggest: messageId === 'typesOnly' ? suggestTypes(node, file) : [] };
}

/** `import type`, when no imported name is used as a value. */
function suggestTypes(node: TSESTree.Node, { sourceCode }: SourceFile): readonly Suggestion[] {
  if (!is(node, 'ImportDeclaration') || node.specifiers.length === 0) return [];
  const hasOwnTypes = node.specifiers.some((one) => is(one, 'ImportSpecifier') && one.importKind === 'type');
  const isMixed = node.specifiers.some((one) => is(one, 'ImportDefaultSpecifier')) && node.specifiers.length > 1;
  const areTypes = sourceCode
    .getDeclaredVariables(node)
    .every(({ references }) => references.every(({ isTypeReference }) => isTypeReference));
  if (hasOwnTypes || isMixed || !areTypes) return [];
  const at: readonly [number, number] = [node.range[0], node.range[0] + 'import'.length];
  return [{ messageId: 'importType', fix: (fixer) => fixer.replaceTextRange(at, 'import type') }];
}

function violated(permission: Permission, isType: boolean): string | undefined {
  if (permission === 'nothing') return 'forbidden';
  return permission === 'types' && !isType ? 'typesOnly' : undefined;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function areTypes(specifiers: readonly TSESTree.ImportClause[]): boolean {
  return specifiers.length > 0 && specifiers.every((one) => is(one, 'ImportSpecifier') && one.importKind === 'type');
}

function areExportedTypes(specifiers: readonly TSESTree.ExportSpecifier[]): boolean {
  return specifiers.length > 0 && specifiers.every(({ exportKind }) => exportKind === 'type');
}
