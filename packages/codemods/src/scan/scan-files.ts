import { findRole } from '@tacet/vocabulary';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { readFileScope } from '../analysis/file-scope.ts';
import type { Refusal, UnitReport } from '../report.ts';
import { mayHoldFatMethod } from './prefilter.ts';
import { isFacade, isFat, listUnits } from './units.ts';

/** What is scanned. */
export interface ScanOptions {
  readonly root: string;
  readonly files: readonly string[];
  readonly methods?: readonly string[];
}

/** A file that was parsed, and what it holds. */
export interface Candidate {
  /** Absolute. */
  readonly file: string;
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  /** Positions, among the file's units, of the fat ones that are asked for. */
  readonly fat: ReadonlySet<number>;
  /** Reports that need no analysis: of clean methods, and of all fat ones when the file as a whole is refused. */
  readonly settled: readonly UnitReport[];
}

/** Finds fat methods by the parser alone; a file that cannot be read, or is a link, is refused and not left out. */
export function scanFiles({ root, files, methods }: ScanOptions): readonly Candidate[] {
  return [...new Set(files)].flatMap((given): readonly Candidate[] => {
    const file = path.resolve(root, given);
    const relative = path.relative(root, file).split(path.sep).join('/');
    if (findRole(file) !== undefined) return [];
    const text = readText(file);
    if (typeof text !== 'string') {
      return [{ file, path: relative, text: '', fat: new Set(), settled: [settle(relative, '', 1, text)] }];
    }
    if (!mayHoldFatMethod(file, text)) return [];
    return [scanText({ root, file, path: relative, text, methods })];
  });
}

interface Scanned {
  readonly root: string;
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly methods: readonly string[] | undefined;
}

function scanText({ root, file, path: relative, text, methods }: Scanned): Candidate {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const scope = readFileScope(source);
  const importOf = (name: string): string | undefined => {
    const entry = scope.get(name);
    return entry?.kind === 'import' ? entry.specifier : undefined;
  };
  const refusal = findLink(root, file, relative);
  const fat = new Set<number>();
  const settled: UnitReport[] = [];
  for (const [index, unit] of listUnits(source).entries()) {
    if (methods !== undefined && !methods.includes(unit.name)) continue;
    const line = source.getLineAndCharacterOfPosition(unit.node.getStart()).line + 1;
    const isClean = isFacade(unit, importOf) || !isFat(unit, { isImported: (name) => importOf(name) !== undefined });
    if (isClean) settled.push(settle(relative, unit.name, line, undefined));
    else if (refusal !== undefined) settled.push(settle(relative, unit.name, line, { ...refusal, line }));
    else fat.add(index);
  }
  return { file, path: relative, text, fat, settled };
}

function readText(file: string): string | Refusal {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, .*$/, '') : 'The file cannot be read.';
    const hint = 'Name a file that exists and that you may read.';
    return { code: 'file-not-found', line: 1, column: 1, reason, hint };
  }
}

/** A link, or a file in a folder that is one: beside it is another place than where it lies. */
function findLink(root: string, file: string, relative: string): Refusal | undefined {
  const target = path.relative(realpathSync(root), realpathSync(file)).split(path.sep).join('/');
  if (target === relative) return undefined;
  const reason = `The file is reached through a link; it lies at ${target}.`;
  return { code: 'symbolic-link', line: 1, column: 1, reason, hint: 'Migrate it where it lies.' };
}

/** The report of a method that is settled without an analysis: clean, or refused. */
export function settle(file: string, method: string, line: number, refusal: Refusal | undefined): UnitReport {
  return {
    file,
    method,
    line,
    tier: undefined,
    status: refusal === undefined ? 'clean' : 'refused',
    refusals: refusal === undefined ? [] : [refusal],
    decisions: 0,
    branchesMoved: 0,
    newFiles: [],
    verification: { gates: [] },
  };
}
