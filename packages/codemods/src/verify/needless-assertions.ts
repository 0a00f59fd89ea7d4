import { ts } from 'ts-morph';
import type { NewFile } from '../emit/files.ts';
import type { Staged, Subject } from '../migrate-group.ts';
import type { SourceModel } from '../ports/source-model.ts';
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
  const needless: number[] = [];
  const visit = (node: ts.Node): void => {
    const isOurs = ts.isNonNullExpression(node) && !old.includes(node.getText(source));
    if (isOurs && !after.oracle.mayBeMissing(after.oracle.typeAt(node.expression))) needless.push(node.end - 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const text = needless.sort((a, b) => b - a).reduce((rest, at) => rest.slice(0, at) + rest.slice(at + 1), source.text);
  return { ...file, text };
}

/** `status as "active" | "cancelled"`. */
function isWordAssertion(node: ts.Node): node is ts.AsExpression {
  return ts.isAsExpression(node) && (ts.isUnionTypeNode(node.type) || ts.isLiteralTypeNode(node.type));
}
