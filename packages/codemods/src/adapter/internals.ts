import { ts } from 'ts-morph';

/**
 * What the compiler can do beyond its declarations. Its version is fixed by ours; each part is looked for before it is used, and
 * without them everything is found out by a program more.
 */

/** A program whose checker asks it which file a name means, each time anew. */
export interface AskedProgram extends ts.Program {
  getResolvedModule: (file: ts.SourceFile, name: string, mode: ts.ResolutionMode) => Resolved | undefined;
  getProgramDiagnostics: (file: ts.SourceFile) => readonly ts.Diagnostic[];
}

interface Resolved {
  readonly resolvedModule?: ts.ResolvedModule | undefined;
}

/** A checker that also checks files which its program does not hold. */
export interface OpenChecker extends ts.TypeChecker {
  getDiagnostics: (file: ts.SourceFile) => readonly ts.Diagnostic[];
}

/** What a program leaves in the tree of a file. */
export interface ReadFile extends ts.SourceFile {
  readonly imports: readonly ts.StringLiteralLike[];
  readonly bindDiagnostics: readonly ts.Diagnostic[];
  readonly commentDirectives?: readonly CommentDirective[];
}

/** `@ts-expect-error` (0) and `@ts-ignore` (1). */
interface CommentDirective {
  readonly range: ts.TextRange;
  readonly type: number;
}

type Bind = (file: ts.SourceFile, options: ts.CompilerOptions) => void;

/** Binds names to a tree that no program holds. */
export const bindFile: Bind | undefined = findBind(ts);

function findBind(compiler: object): Bind | undefined {
  return 'bindSourceFile' in compiler && isBind(compiler.bindSourceFile) ? compiler.bindSourceFile : undefined;
}

function isBind(value: unknown): value is Bind {
  return typeof value === 'function';
}

/** Whether a program's checker asks it for every module. */
export function isAsked(program: ts.Program): program is AskedProgram {
  return (
    'getResolvedModule' in program &&
    typeof program.getResolvedModule === 'function' &&
    'getProgramDiagnostics' in program &&
    typeof program.getProgramDiagnostics === 'function'
  );
}

/** Whether a checker takes other files than those of its program. */
export function isOpen(checker: ts.TypeChecker): checker is OpenChecker {
  return 'getDiagnostics' in checker && typeof checker.getDiagnostics === 'function';
}

/** Whether a program has read a file. */
export function isRead(file: ts.SourceFile): file is ReadFile {
  return 'imports' in file && Array.isArray(file.imports);
}
