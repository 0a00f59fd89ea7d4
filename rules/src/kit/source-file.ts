import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { driverRoles, type Role } from '@tacet/vocabulary';
import { readBindings, type Bindings } from './bindings.ts';
import { shapesOf, type Shapes } from './parts.ts';
import { typesOf, type ProgramTypes } from './program-types.ts';
import type { Settings } from './settings.ts';

/** What files have in common that are looked at in the same way. */
export interface FileKind {
  readonly role: Role;
  readonly isDriver: boolean;
  readonly settings: Settings;
}

/** One file as the rules see it. */
export interface SourceFile extends FileKind {
  readonly filename: string;
  readonly program: TSESTree.Program;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The kinds of syntax that the file's parser knows. */
  readonly shapes: Shapes;
  /** What the names of this file stand for; resolved when first asked for. */
  readonly bindings: Bindings;
  /** The program's types, `undefined` when the file was parsed without. */
  readonly types: ProgramTypes | undefined;
}

/** The kind of the files of a role. */
export function fileKindOf(role: Role, settings: Settings): FileKind {
  return { role, isDriver: driverRoles.some((driver) => driver === role), settings };
}

/** Looks at a file as one of a kind. */
export function openFile(
  { filename, sourceCode }: { readonly filename: string; readonly sourceCode: Readonly<TSESLint.SourceCode> },
  kind: FileKind,
): SourceFile {
  return {
    role: kind.role,
    isDriver: kind.isDriver,
    settings: kind.settings,
    filename,
    program: sourceCode.ast,
    sourceCode,
    shapes: shapesOf(sourceCode.visitorKeys),
    bindings: readBindings(sourceCode),
    types: typesOf(sourceCode, kind.settings),
  };
}
