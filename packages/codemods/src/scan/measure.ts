import { findRole } from '@tacet/vocabulary';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { readFileScope } from '../analysis/file-scope.ts';
import { countChecks, type MeasuredCheck } from './checks.ts';
import { mayHoldFacade, mayHoldFatMethod } from './prefilter.ts';
import { isDependencyCall, isFacade, isFat, listUnits, type Unit } from './units.ts';

/** How fat a method is. */
export interface Measure {
  /** Relative to the root. */
  readonly file: string;
  readonly method: string;
  readonly line: number;
  readonly lines: number;
  /** Calls that reach out of the program. */
  readonly effects: number;
  /** Places that break a check, by check; empty for a method that either acts or decides. */
  readonly checks: Readonly<Partial<Record<MeasuredCheck, number>>>;
  /** Whether it hands over to an orchestrator already. */
  readonly isFacade: boolean;
}

/** Measures every method and exported function of the files; parses, and needs no types. */
export function measureFiles(root: string, files: readonly string[]): readonly Measure[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    if (findRole(file) !== undefined || !(mayHoldFatMethod(file, text) || mayHoldFacade(file, text))) return [];
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const scope = readFileScope(source);
    const importOf = (name: string): string | undefined => {
      const entry = scope.get(name);
      return entry?.kind === 'import' ? entry.specifier : undefined;
    };
    const relative = path.relative(root, file).split(path.sep).join('/');
    return listUnits(source).map((unit) => measureUnit(relative, unit, source, importOf));
  });
}

function measureUnit(
  file: string,
  unit: Unit,
  source: ts.SourceFile,
  importOf: (name: string) => string | undefined,
): Measure {
  const isImported = (name: string): boolean => importOf(name) !== undefined;
  const facade = isFacade(unit, importOf);
  const isMeasured = !facade && isFat(unit, { isImported });
  const first = source.getLineAndCharacterOfPosition(unit.node.getStart()).line;
  const last = source.getLineAndCharacterOfPosition(unit.node.end).line;
  return {
    file,
    method: unit.name,
    line: first + 1,
    lines: last - first + 1,
    effects: countEffects(unit, isImported),
    checks: isMeasured ? countChecks(unit.body, importOf) : {},
    isFacade: facade,
  };
}

function countEffects(unit: Unit, isImported: (name: string) => boolean): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    const awaited = ts.isAwaitExpression(node) && !isCounted(node.expression);
    if (awaited || isCounted(node)) count += 1;
    ts.forEachChild(node, visit);
  };
  const isCounted = (node: ts.Node): boolean => ts.isCallExpression(node) && isDependencyCall(node, isImported);
  visit(unit.body);
  return count;
}
