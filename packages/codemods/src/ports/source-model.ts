import type { ts } from 'ts-morph';
import type { TypeOracle } from './type-oracle.ts';

/** An error of the type checker; `file` is absolute, `start` an offset into its text. */
export interface TypeProblem {
  readonly file: string;
  readonly start: number;
  readonly code: number;
  readonly message: string;
  /** Whether the parser found it: it is there whatever the types are. */
  readonly isSyntax: boolean;
}

/** Another compiler than the engine's: the project's own. */
export interface OwnCompiler {
  /** What it says about files when some have other texts. */
  problems(texts: ReadonlyMap<string, string>, files: readonly string[]): readonly TypeProblem[];
}

/** A loaded program that is only read; an overlay is another program in which some files have other texts. */
export interface SourceModel {
  readonly oracle: TypeOracle;
  readonly options: ts.CompilerOptions;
  /** The version of the project's own compiler: 3.6 is 306. */
  readonly version: number;
  /** The project's own compiler, when it is of another version than ours: it may see problems that ours does not see. */
  readonly own: OwnCompiler | undefined;
  /** The module that a file can import an exported name from, when a file of a package declares it. */
  findExporter(from: ts.SourceFile, target: string, name: string): string | undefined;
  find(file: string): ts.SourceFile | undefined;
  /** Every file of the program, absolute, but the language's own library. */
  files(): readonly string[];
  /** The project's own files: no declarations, no packages. */
  sources(): readonly ts.SourceFile[];
  overlay(texts: ReadonlyMap<string, string>): SourceModel;
  problems(files: readonly string[]): readonly TypeProblem[];
}
