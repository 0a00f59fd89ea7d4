import { ts as typescript } from 'ts-morph';
import type { Subject } from './migrate-group.ts';
import type { SourceModel } from './ports/source-model.ts';
import type { Refusal } from './report.ts';
import type { Candidate } from './scan/scan-files.ts';
import { listUnits } from './scan/units.ts';

/** A file on its way; one that the program does not hold is read without it, and refused. */
export function subjectOf(candidate: Candidate, model: SourceModel): Subject {
  const { file, text, fat } = candidate;
  const found = model.find(file);
  const source = found ?? typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
  const units = listUnits(source);
  const reason = 'The program of the tsconfig does not hold this file.';
  const hint = 'Compare its name with the one on disk; `tsc --listFiles` shows what the program holds.';
  const refusals = [...fat].map((index): [number, Refusal] => {
    const { line } = source.getLineAndCharacterOfPosition(units[index]?.node.getStart() ?? 0);
    return [index, { code: 'not-in-program', line: line + 1, column: 1, reason, hint }];
  });
  return {
    candidate,
    source,
    units,
    refused: new Map(found === undefined ? refusals : []),
    proven: new Map(),
    staged: [],
    tried: [],
  };
}

/** A file that does not parse is left alone as a whole. */
export function refuseBroken({ candidate, source, refused }: Subject, model: SourceModel): void {
  const broken = model.problems([candidate.file]).find(({ isSyntax }) => isSyntax);
  if (broken === undefined) return;
  const { line, character } = source.getLineAndCharacterOfPosition(broken.start);
  const hint = 'Correct the file first.';
  const refusal = {
    code: 'syntax-error',
    line: line + 1,
    column: character + 1,
    reason: broken.message,
    hint,
  } as const;
  for (const index of candidate.fat) refused.set(index, refusal);
}
