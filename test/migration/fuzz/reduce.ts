import ts from 'typescript';
import { typeErrors } from './check.ts';
import { examine, type Defect } from './examine.ts';
import type { Program } from './program.ts';

const most = 60;

/** Tells which programs of a batch still show what is looked for. */
export type Judge = (candidates: readonly Program[]) => Promise<ReadonlySet<number>>;

/** The smallest program found that still shows what is looked for, by leaving out what can be left out. */
export async function reduce(program: Program, judge: Judge): Promise<Program> {
  let smallest = program;
  for (let from = 0; ;) {
    const batch = smaller(smallest).slice(from, from + most);
    if (batch.length === 0) return smallest;
    const errors = typeErrors(batch);
    const valid = batch.filter((_, index) => errors[index]?.length === 0);
    const shown = valid.length === 0 ? new Set<number>() : await judge(valid);
    const next = valid.find((_, index) => shown.has(index));
    from = next === undefined ? from + most : 0;
    smallest = next ?? smallest;
  }
}

/** Looks for a defect like another one. */
export function showsDefect({ kind, detail }: Defect, runs: number): Judge {
  const wanted = likeness(kind, detail);
  return async (candidates) => {
    const { defects } = await examine(candidates, { runs });
    const like = [...defects].filter(([, found]) => found.some((one) => likeness(one.kind, one.detail) === wanted));
    return new Set(like.map(([index]) => index));
  };
}

/** What two showings of the same defect have in common: its kind and, but for names, the first line. */
function likeness(kind: string, detail: string): string {
  const [first = ''] = kind === 'difference' ? [] : detail.split('\n');
  return `${kind} ${first.replace(/'[^']*'|`[^`]*`|[\w-]+\.\w+\.ts|\d+/g, '')}`;
}

/** Programs that are one cut smaller, the greatest cuts first. */
function smaller(program: Program): readonly Program[] {
  const source = ts.createSourceFile('service.ts', program.text, ts.ScriptTarget.Latest, true);
  const cuts: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const cut = (node: ts.Node, text: string): void => void cuts.push({ start: node.getStart(), end: node.end, text });
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) cut(node, '');
    if (ts.isStatement(node) && !ts.isSourceFile(node.parent) && !isBranch(node)) cut(node, '');
    if (ts.isIfStatement(node)) {
      cut(node, innerText(node.thenStatement));
      if (node.elseStatement !== undefined) {
        cut(node, innerText(node.elseStatement));
        cuts.push({ start: node.thenStatement.end, end: node.end, text: '' });
      }
    }
    if (ts.isTryStatement(node)) {
      cut(node, innerText(node.tryBlock));
      if (node.catchClause !== undefined && node.finallyBlock !== undefined) {
        cut(node.catchClause, '');
        cuts.push({ start: node.catchClause.end, end: node.end, text: '' });
      }
    }
    if (ts.isCaseOrDefaultClause(node)) cut(node, '');
    if (ts.isExpression(node) && isReplaceable(node)) {
      ts.forEachChild(node, (child) => {
        if (ts.isExpression(child) && child.end - child.pos > 1) cut(node, child.getText());
      });
      for (const text of ['0', "''", '[]']) if (node.getText().length > 2) cut(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return cuts
    .sort((a, b) => b.end - b.start - b.text.length - (a.end - a.start - a.text.length))
    .filter(({ start, end, text }) => text.length < end - start)
    .map(({ start, end, text }) => withText(program, program.text.slice(0, start) + text + program.text.slice(end)));
}

function withText(program: Program, text: string): Program {
  const isThere = (name: string): boolean => new RegExp(`\\b${name}\\([^)]*\\)[^;\\n]*\\{`).test(text);
  return { ...program, text, units: program.units.filter(({ name }) => isThere(name)) };
}

function innerText(statement: ts.Statement): string {
  return ts.isBlock(statement) ? statement.statements.map((inner) => inner.getText()).join('\n') : statement.getText();
}

function isBranch(node: ts.Statement): boolean {
  const { parent } = node;
  return ts.isBlock(node) && !ts.isBlock(parent) && !ts.isCaseOrDefaultClause(parent);
}

function isReplaceable(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node) ||
    ts.isBinaryExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isPrefixUnaryExpression(node)
  );
}
