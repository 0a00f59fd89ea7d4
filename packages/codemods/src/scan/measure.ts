import { ambientGlobals, findRole, randomCryptoFunctions } from '@tacet/vocabulary';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { readFileScope } from '../analysis/file-scope.ts';
import { isDiscriminantSwitch } from '../analysis/syntax.ts';
import { mayHoldFacade, mayHoldFatMethod } from './prefilter.ts';
import { isDependencyCall, isFacade, isFat, listUnits, type Unit } from './units.ts';

/** The checks that are told by the syntax of a method alone; each is the name of the rule that guards it. */
export const measuredChecks = [
  'no-if',
  'no-throw',
  'no-entity-new',
  'dumb-piping',
  'no-ambient-effects',
  'transaction-boundary',
] as const;

/** One of the measured checks. */
export type MeasuredCheck = (typeof measuredChecks)[number];

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
    checks: isMeasured ? countChecks(unit) : {},
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

function countChecks(unit: Unit): Measure['checks'] {
  const counts = new Map<MeasuredCheck, number>();
  const visit = (node: ts.Node): void => {
    const check = findBroken(node);
    if (check !== undefined) counts.set(check, (counts.get(check) ?? 0) + 1);
    ts.forEachChild(node, visit);
  };
  visit(unit.body);
  return Object.fromEntries(
    measuredChecks.map((check) => [check, counts.get(check) ?? 0] as const).filter(([, count]) => count > 0),
  );
}

/** The check that one node breaks; a node breaks one at most. */
function findBroken(node: ts.Node): MeasuredCheck | undefined {
  if (isChoice(node)) return 'no-if';
  if (ts.isThrowStatement(node) || ts.isTryStatement(node)) return 'no-throw';
  if (ts.isNewExpression(node)) return findBrokenByNew(node);
  if (ts.isCallExpression(node)) return findBrokenByCall(node);
  if (ts.isPropertyAccessExpression(node)) {
    return node.getText() === 'process.env' ? 'no-ambient-effects' : undefined;
  }
  return isComputation(node) ? 'dumb-piping' : undefined;
}

function isChoice(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isConditionalExpression(node) ||
    (ts.isSwitchStatement(node) && !isDiscriminantSwitch(node)) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) &&
      node.questionDotToken !== undefined) ||
    (ts.isBinaryExpression(node) && choosing.has(node.operatorToken.kind))
  );
}

const choosing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

function findBrokenByNew({ expression, arguments: given }: ts.NewExpression): MeasuredCheck | undefined {
  const name = expression.getText();
  if (name === 'Date' && (given?.length ?? 0) === 0) return 'no-ambient-effects';
  if (name === 'Promise') return undefined;
  return platform.has(name) ? 'dumb-piping' : 'no-entity-new';
}

const platform: ReadonlySet<string> = new Set(['Date', 'Map', 'Set', 'Array', 'RegExp', 'URL', 'URLSearchParams']);

function findBrokenByCall({ expression }: ts.CallExpression): MeasuredCheck | undefined {
  const name = expression.getText();
  if (name === 'Promise.reject') return 'no-throw';
  if (reaching.has(name) || name.startsWith('console.') || name.startsWith('crypto.')) return 'no-ambient-effects';
  const member = ts.isPropertyAccessExpression(expression) ? expression.name.text : name;
  return transactions.has(member) ? 'transaction-boundary' : undefined;
}

const reaching: ReadonlySet<string> = new Set<string>([
  ...Object.values(ambientGlobals)
    .flat()
    .filter((name) => name !== 'Date'),
  ...randomCryptoFunctions,
]);

const transactions: ReadonlySet<string> = new Set([
  'begin',
  'commit',
  'rollback',
  'startTransaction',
  'transaction',
  '$transaction',
  'savepoint',
]);

function isComputation(node: ts.Node): boolean {
  if (ts.isVariableDeclarationList(node)) return (node.flags & ts.NodeFlags.Const) === 0;
  return (
    ts.isBinaryExpression(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isSpreadElement(node) ||
    ts.isNonNullExpression(node) ||
    (ts.isAsExpression(node) && node.type.getText() !== 'const') ||
    ts.isDeleteExpression(node) ||
    ts.isTypeOfExpression(node)
  );
}
