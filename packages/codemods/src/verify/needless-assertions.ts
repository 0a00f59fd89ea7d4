import { ts } from 'ts-morph';
import type { NewFile } from '../emit/files.ts';
import type { Staged, Subject } from '../migrate-group.ts';
import type { SourceModel } from '../ports/source-model.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { pathOf, textsOf } from './gates.ts';

interface Retried {
  readonly model: SourceModel;
  readonly subjects: readonly Subject[];
  /** What was staged again, with members or variables asserted to be there. */
  readonly retried: readonly Staged[];
  readonly serviceText: (subject: Subject) => string;
}

/** Takes back every `!` behind what cannot be missing where it stands; those that the old code writes stay. */
export function dropNeedlessAssertions({ model, subjects, retried, serviceText }: Retried): void {
  if (retried.length === 0) return;
  const after = model.overlay(textsOf(subjects, serviceText));
  for (const subject of subjects) {
    subject.staged = subject.staged.map((one) => {
      if (!retried.includes(one)) return one;
      const old = one.unit.node.getText();
      return { ...one, files: one.files.map((file) => withoutNeedless(file, after, pathOf(subject, file), old)) };
    });
  }
}

function withoutNeedless(file: NewFile, after: SourceModel, path: string, old: string): NewFile {
  const source = after.find(path);
  if (source === undefined) return file;
  const { oracle } = after;
  const needless: { readonly start: number; readonly end: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (!old.includes(node.getText(source)) && isAssertion(node) && saysNothing(node, oracle))
      needless.push({ start: node.expression.end, end: node.end });
    ts.forEachChild(node, visit);
  };
  visit(source);
  const text = needless
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), source.text);
  return { ...file, text };
}

/** `coupon!`, or `status as "active" | "cancelled"`. */
function isAssertion(node: ts.Node): node is ts.NonNullExpression | ts.AsExpression {
  if (ts.isNonNullExpression(node)) return true;
  return ts.isAsExpression(node) && (ts.isUnionTypeNode(node.type) || ts.isLiteralTypeNode(node.type));
}

function saysNothing(node: ts.NonNullExpression | ts.AsExpression, oracle: TypeOracle): boolean {
  const inner = oracle.typeAt(node.expression);
  return ts.isNonNullExpression(node) ? !oracle.mayBeMissing(inner) : inner === oracle.typeAt(node);
}
