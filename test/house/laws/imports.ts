import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { findOwner, findWorkspaces, isOwnCode, isTest, type TreeFile, type Workspace } from '../tree.ts';
import { lineAt, type Law } from './law.ts';

/** Who may import whom, by folder; `test` looks at the whole house. Every other import between packages is an error. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  'packages/vocabulary': [],
  'packages/spec': ['packages/vocabulary'],
  'packages/changes': [],
  'packages/codemods': ['packages/vocabulary', 'packages/changes'],
  templates: ['packages/spec', 'packages/changes', 'packages/vocabulary'],
  rules: ['packages/vocabulary'],
  'packages/cli': ['templates', 'packages/spec', 'packages/codemods', 'packages/changes'],
};

/** What holds for every import between, into and out of our packages. */
export const importLaws: readonly Law[] = [
  importLaw('packages import each other only along the arrows', ({ owner, target }) =>
    target !== undefined && !isArrow(owner, target) ? 'is no arrow' : undefined,
  ),
  importLaw('a package is entered by its door', ({ target, specifier }) =>
    target !== undefined && !target.doors.includes(`.${specifier.slice(target.name.length)}`)
      ? 'is no door'
      : undefined,
  ),
  importLaw('a package is imported by name, never by path', ({ owner, file, specifier }) =>
    isOutside(owner, file, specifier) ? 'leaves the package' : undefined,
  ),
  importLaw('what is imported is declared', ({ owner, root, file, specifier }) => {
    const name = packageName(specifier);
    const isDeclared =
      name === owner.name || owner.declared.has(name) || (isTest(file.path) && root?.declared.has(name) === true);
    return isPackage(specifier) && !isDeclared ? 'is not declared' : undefined;
  }),
  { name: 'what is declared follows the arrows', find: findForbiddenDeclarations },
];

interface Import {
  readonly file: TreeFile;
  readonly owner: Workspace;
  readonly root: Workspace | undefined;
  readonly specifier: string;
  /** The workspace that the specifier names, unless it is the owner itself. */
  readonly target: Workspace | undefined;
}

function importLaw(name: string, findProblem: (imported: Import) => string | undefined): Law {
  return {
    name,
    find: (tree) => {
      const workspaces = findWorkspaces(tree);
      const root = workspaces.find(({ folder }) => folder === '');
      return tree.filter(isOwnCode).flatMap((file) => {
        const owner = findOwner(workspaces, file.path);
        if (owner === undefined) return [];
        return ts.preProcessFile(file.text, true, true).importedFiles.flatMap(({ fileName: specifier, pos }) => {
          const target = workspaces.find((one) => one !== owner && one.name === packageName(specifier));
          const problem = findProblem({ file, owner, root, specifier, target });
          return problem === undefined ? [] : [`${file.path}:${lineAt(file.text, pos)} ${specifier} ${problem}`];
        });
      });
    },
  };
}

function findForbiddenDeclarations(tree: readonly TreeFile[]): readonly string[] {
  const workspaces = findWorkspaces(tree);
  return workspaces.flatMap((owner) =>
    workspaces
      .filter((target) => owner.folder !== '' && owner.declared.has(target.name) && !isArrow(owner, target))
      .map((target) => `${owner.folder}/package.json:1 ${target.name} is no arrow`),
  );
}

function isArrow(owner: Workspace, target: Workspace): boolean {
  return owner.folder === 'test' || arrows[owner.folder]?.includes(target.folder) === true;
}

function isOutside(owner: Workspace, file: TreeFile, specifier: string): boolean {
  if (specifier.startsWith('/') || specifier.startsWith('file:')) return true;
  if (!specifier.startsWith('.')) return false;
  return !posix.join(posix.dirname(file.path), specifier).startsWith(`${owner.folder}/`);
}

function isPackage(specifier: string): boolean {
  return !specifier.startsWith('.') && !specifier.startsWith('/') && !isBuiltin(specifier);
}

function packageName(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
