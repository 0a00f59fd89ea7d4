import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { jsonDocument } from '../../terminal/misuse.ts';
import { writeState } from '../../state/state-files.ts';
import { ComparisonKind, ReadingKind } from './report.kinds.ts';
import type { Comparison, ReportHistory } from './report.ports.ts';
import { progressSince } from './progress.ts';
import type { Report } from './report.ts';
import { readStored } from './stored-report.ts';

/** What the history has to know of the request. */
export interface HistoryOptions {
  readonly directory: string;
  readonly root: string;
  /** The report that was named to compare with. */
  readonly against: string | undefined;
  readonly warn: (message: string) => void;
}

/** Reports in files: the one that is named, or the last one that was different, in the state folder of the project. */
export class StoredHistory implements ReportHistory {
  private readonly options: HistoryOptions;

  constructor(options: HistoryOptions) {
    this.options = options;
    Object.freeze(this);
  }

  compare(report: Report): Promise<Comparison> {
    const { directory, against } = this.options;
    if (against !== undefined) {
      const stored = readStored(path.resolve(directory, against), against);
      if ('message' in stored) return Promise.resolve({ kind: ReadingKind.Unusable, ...stored });
      const progress = progressSince(stored.report, against, report);
      return Promise.resolve({ kind: ComparisonKind.Compared, report, progress });
    }
    const before = this.before(report);
    const progress = before === undefined ? undefined : progressSince(before, 'the last report that differed', report);
    return Promise.resolve({ kind: ComparisonKind.Compared, report, progress });
  }

  keep(report: Report): Promise<void> {
    const { root, warn } = this.options;
    const last = this.stored(report, 'last');
    if (last !== undefined && isEqual(last, report)) return Promise.resolve();
    const writes = last === undefined ? [] : [['before', last] as const];
    for (const [name, one] of [...writes, ['last', report] as const]) {
      const problem = writeState(root, placeOf(report, name), jsonDocument('report', 0, { ...one }));
      if (problem !== undefined) warn(`this report is not kept for the next comparison: ${problem}`);
    }
    return Promise.resolve();
  }

  /** The last report, or the one before it when nothing has changed since. */
  private before(report: Report): Report | undefined {
    const last = this.stored(report, 'last');
    return last !== undefined && isEqual(last, report) ? this.stored(report, 'before') : last;
  }

  private stored(report: Report, name: string): Report | undefined {
    const file = path.join(this.options.root, '.tacet', placeOf(report, name));
    if (!existsSync(file)) return undefined;
    const stored = readStored(file, file);
    return 'report' in stored ? stored.report : undefined;
  }
}

/** Reports are compared with those of the same request. */
function placeOf({ run }: Report, name: string): string {
  const key = createHash('sha256').update(JSON.stringify([run.directory, run.operands, run.since, run.shard]));
  return `reports/${key.digest('hex').slice(0, 12)}.${name}.json`;
}

function isEqual(one: Report, other: Report): boolean {
  const textOf = ({ totals, units, flows }: Report): string => JSON.stringify([totals, units, flows]);
  return textOf(one) === textOf(other);
}
