import type { Staged, Subject } from '../migrate-group.ts';
import type { ProofFile } from './proof.ts';
import type { Proven } from './prove-units.ts';
import { refusalOf } from './refusal.ts';

/** Drops what is not proven to do what it did, and remembers what is; answers with the subjects that lost something. */
export function dropUnproven(subjects: readonly Subject[], all: ReadonlyMap<Staged, Proven>): readonly Subject[] {
  const changed: Subject[] = [];
  for (const subject of subjects) {
    const count = subject.staged.length;
    subject.staged = subject.staged.filter((one) => {
      const proven = all.get(one);
      if (proven === undefined) return true;
      subject.proven.set(one.index, proven);
      const refusal = refusalOf(proven.verdict, one.unit);
      if (refusal !== undefined) subject.refused.set(one.index, refusal);
      return refusal === undefined;
    });
    if (subject.staged.length < count) changed.push(subject);
  }
  return changed;
}

/** The files of a proof, if there is one. */
export function filesOfProof(proven: Proven | undefined): readonly ProofFile[] {
  const proof = proven?.proof;
  return proof === undefined ? [] : [proof.test, proof.snapshot, proof.kit];
}
