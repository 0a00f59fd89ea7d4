import path from 'node:path';
import type { Staged, Subject } from '../migrate-group.ts';
import type { SourceModel } from '../ports/source-model.ts';
import { extensionOf } from '../emit/specifiers.ts';
import type { Proof, ProofFile, Verdict } from './proof.ts';
import { runProofs } from './run-proofs.ts';
import { writeProof } from './write-proof.ts';

/** How equivalence is proven. */
export interface VerifyOptions {
  /** Whether the tests, and what they compare with, are among the new files. */
  readonly keep: boolean;
}

/** What was proven of one unit, and with which files. */
export interface Proven {
  readonly verdict: Verdict;
  readonly proof: Proof | undefined;
}

/** What proofs are run on. */
export interface Proving {
  readonly root: string;
  readonly model: SourceModel;
  readonly subjects: readonly Subject[];
  readonly serviceText: (subject: Subject) => string;
}

/** Proves, for every staged unit, that its façade does what the old code did; nothing of the project is written. */
export async function proveUnits({
  root,
  model,
  subjects,
  serviceText,
}: Proving): Promise<ReadonlyMap<Staged, Proven>> {
  const proven = new Map<Staged, Proven>();
  const proofs = new Map<Staged, Proof>();
  for (const subject of subjects) {
    for (const one of subject.staged) {
      const written = writeProof({
        unit: one.unit,
        oracle: model.oracle,
        base: one.base,
        extension: extensionOf(subject.source, model.options),
      });
      if ('test' in written) proofs.set(one, written);
      else proven.set(one, { verdict: { status: 'unproven', ...written }, proof: undefined });
    }
  }
  const verdicts = await runProofs({
    root,
    compiler: model.options,
    files: subjects.flatMap((subject) => filesOf(subject, serviceText)),
    proofs: [...proofs.values()],
  });
  for (const [one, proof] of proofs) {
    const missing = { status: 'unproven', code: 'does-not-run', reason: 'The test was not run.' } as const;
    proven.set(one, { verdict: verdicts.get(proof) ?? missing, proof });
  }
  return proven;
}

function filesOf(subject: Subject, serviceText: (subject: Subject) => string): readonly ProofFile[] {
  const { candidate, staged } = subject;
  if (staged.length === 0) return [];
  const folder = path.dirname(candidate.file);
  return [
    { file: candidate.file, text: serviceText(subject) },
    ...staged.flatMap(({ files }) => files.map(({ name, text }) => ({ file: path.join(folder, name), text }))),
  ];
}
