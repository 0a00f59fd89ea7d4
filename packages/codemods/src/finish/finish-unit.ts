import path from 'node:path';
import { ts } from 'ts-morph';
import { refuse, RefusalSignal } from '../analysis/refuse.ts';
import { extensionOf } from '../emit/specifiers.ts';
import type { SourceModel } from '../ports/source-model.ts';
import type { Refusal } from '../report.ts';
import type { Unit } from '../scan/units.ts';
import { accessorNameOf, refuseBoundFacade } from './accessor.ts';
import { argumentTexts } from './arguments.ts';
import { readCallSite, type CallSite } from './call-site.ts';
import { expectedKinds } from './expectation.ts';
import { readFacade, type Facade } from './facade.ts';
import { readHandlers, type Handlers } from './handlers.ts';
import { namesForCallSite, relative, type Wanted } from './names.ts';
import { findReferences } from './references.ts';
import type { CallSiteReport, FinishedUnit } from './report.ts';

/** A call that will ask the orchestrator itself. */
export interface Move {
  readonly site: CallSite;
  readonly handlers: Handlers | undefined;
  /** The kinds of the results that a test expects. */
  readonly expected: readonly string[];
  readonly args: readonly string[];
  readonly wanted: readonly Wanted[];
}

/** What finishing one façade comes to. */
export interface Finishing {
  readonly unit: Unit;
  readonly facade: Facade | undefined;
  readonly accessor: string;
  readonly moves: readonly Move[];
  readonly report: FinishedUnit;
}

/** Decides which callers of a façade can move, and whether it can go; a statement in `taken` has moved already. */
export function finishUnit(unit: Unit, model: SourceModel, root: string, taken: Set<ts.Statement>): Finishing {
  const pathOf = (node: ts.Node): string =>
    path.relative(root, node.getSourceFile().fileName).split(path.sep).join('/');
  const refused = (refusals: FinishedUnit['refusals']): Finishing => ({
    unit,
    facade: undefined,
    accessor: '',
    moves: [],
    report: { ...headOf(unit, pathOf(unit.node)), status: 'refused', refusals, callSites: [] },
  });
  const read = attempt(() => {
    refuseBoundFacade(unit, model.oracle);
    const facade = readFacade(unit);
    return { facade, accessor: accessorNameOf(facade) };
  });
  if ('refusal' in read) return refused([{ ...read.refusal, file: pathOf(unit.node) }]);
  const { facade, accessor } = read.value;
  const { calls, obstacles } = findReferences(unit, model.sources(), model.oracle);
  if (obstacles.length > 0)
    return refused(obstacles.map(({ node, reason }) => ({ ...obstacleAt(node, reason), file: pathOf(node) })));
  if (calls.length === 0) return refused([{ ...uncalled(unit), file: pathOf(unit.node) }]);
  const moves: Move[] = [];
  const callSites = calls.map((call): CallSiteReport => {
    const move = attempt(() => moveOf(call, facade, accessor, model, taken));
    if ('value' in move) moves.push(move.value);
    const { line, character } = positionOf(call);
    const refusal = 'refusal' in move ? move.refusal : undefined;
    return {
      file: pathOf(call),
      line: line + 1,
      column: character + 1,
      status: refusal === undefined ? 'moved' : 'refused',
      refusal,
    };
  });
  const status = moves.length === calls.length ? 'finished' : moves.length === 0 ? 'refused' : 'partial';
  return {
    unit,
    facade,
    accessor,
    moves,
    report: { ...headOf(unit, pathOf(unit.node)), status, refusals: [], callSites },
  };
}

function moveOf(
  call: ts.CallExpression,
  facade: Facade,
  accessor: string,
  model: SourceModel,
  taken: Set<ts.Statement>,
): Move {
  const site = readCallSite(call, facade);
  if (taken.has(site.statement)) {
    throw new RefusalSignal({
      ...placeOf(call),
      code: 'call-nested',
      reason: 'Another call stands in the same statement.',
      hint: 'Run again when the first is moved.',
    });
  }
  const context = { sources: model.sources(), oracle: model.oracle };
  const isUsed = site.use !== 'returned' && site.use !== 'discarded' && site.expectation?.promise !== 'rejects';
  if (isUsed && facade.arms.every(({ isThrow }) => isThrow)) {
    refuse(
      call,
      'call-nested',
      'The method never returns, but its value is used.',
      'Call it in a statement of its own.',
    );
  }
  const handlers = readHandlers(site, facade, context);
  const isRejection = site.expectation?.promise === 'rejects';
  const expected =
    site.expectation !== undefined && isRejection ? expectedKinds(site.expectation, facade, context) : [];
  const extension = extensionOf(call.getSourceFile(), model.options);
  const wanted = [...namesForCallSite(facade, call, extension), ...accessorFor(call, facade, accessor, extension)];
  taken.add(site.statement);
  return { site, handlers, expected, args: argumentTexts(call, facade), wanted };
}

/** The accessor of an exported function is imported where the function was. */
function accessorFor(
  call: ts.CallExpression,
  { unit }: Facade,
  accessor: string,
  extension: string,
): readonly Wanted[] {
  const service = unit.node.getSourceFile();
  const isElsewhere = call.getSourceFile() !== service && ts.isIdentifier(call.expression);
  if (unit.owner !== undefined || !isElsewhere) return [];
  const specifier = `${relative(call.getSourceFile().fileName, service.fileName.replace(/\.[cm]?tsx?$/, ''))}${extension}`;
  return [{ local: accessor, specifier, imported: accessor }];
}

function headOf(unit: Unit, file: string): Pick<FinishedUnit, 'file' | 'method' | 'line'> {
  return { file, method: unit.name, line: positionOf(unit.node).line + 1 };
}

function obstacleAt(node: ts.Node, reason: string): Refusal {
  return {
    ...placeOf(node),
    code: 'reference-not-call',
    reason,
    hint: 'Call the method there, or move its callers by hand.',
  };
}

function uncalled(unit: Unit): Refusal {
  const reason = `Nothing in this project calls \`${unit.method}\`: others may.`;
  return {
    ...placeOf(unit.node),
    code: 'no-call-sites',
    reason,
    hint: 'Remove the façade by hand when nobody needs it.',
  };
}

function placeOf(node: ts.Node): { readonly line: number; readonly column: number } {
  const { line, character } = positionOf(node);
  return { line: line + 1, column: character + 1 };
}

function positionOf(node: ts.Node): ts.LineAndCharacter {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
}

type Attempt<Value> = { readonly value: Value } | { readonly refusal: Refusal };

function attempt<Value>(run: () => Value): Attempt<Value> {
  try {
    return { value: run() };
  } catch (error) {
    if (!(error instanceof RefusalSignal)) throw error;
    return { refusal: error.refusal };
  }
}
