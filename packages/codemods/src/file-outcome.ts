import path from 'node:path';
import type { Subject } from './migrate-group.ts';
import { filesOfProof } from './prove/drop-unproven.ts';
import type { ProofFile } from './prove/proof.ts';
import type { VerifyOptions } from './prove/prove-units.ts';
import type { UnitReport } from './report.ts';
import { plainIdsOf, reportOf, verificationOf } from './unit-report.ts';

/** What migrating one file comes to. */
export interface FileOutcome {
  readonly units: readonly UnitReport[];
  readonly edit: { readonly file: string; readonly text: string } | undefined;
  readonly newFiles: readonly { readonly file: string; readonly text: string }[];
  /** Equivalence tests that are kept, with what they share. */
  readonly proofs: readonly ProofFile[];
}

/** The gates that all units of a run went through. */
export interface Gates {
  readonly isLinted: boolean;
  readonly hasTypes: boolean;
  readonly verify: VerifyOptions | undefined;
}

/** What became of a file; its service is written anew only when something of it was migrated. */
export function outcomeOf(subject: Subject, serviceText: () => string, gates: Gates): FileOutcome {
  const { candidate, units, staged, refused, proven, tried } = subject;
  const folder = path.dirname(candidate.file);
  const kept = gates.verify?.keep === true ? staged.flatMap(({ index }) => filesOfProof(proven.get(index))) : [];
  return {
    units: [...candidate.fat]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const unit = units[index];
        const one = staged.find((each) => each.index === index);
        const verification = verificationOf(one !== undefined, gates, proven.get(index));
        const plainIds = plainIdsOf(one, tried);
        const refusal = refused.get(index);
        return unit === undefined
          ? []
          : [reportOf({ file: candidate.path, unit, staged: one, refusal, verification, plainIds })];
      }),
    edit: staged.length === 0 ? undefined : { file: candidate.file, text: serviceText() },
    newFiles: staged.flatMap(({ files }) => files.map(({ name, text }) => ({ file: path.join(folder, name), text }))),
    proofs: kept,
  };
}
