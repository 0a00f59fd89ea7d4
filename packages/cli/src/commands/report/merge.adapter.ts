import path from 'node:path';
import { glob } from 'tinyglobby';
import { pathInRepository } from '../../selection/git.ts';
import { ReadingKind } from './report.kinds.ts';
import type { Reading, ReportSource } from './report.ports.ts';
import { reportOf, type Report } from './report.ts';
import { readStored } from './stored-report.ts';

/** Makes one report of the reports of shards or of packages. */
export class MergedReports implements ReportSource {
  private readonly directory: string;
  private readonly root: string;

  constructor(directory: string, root: string) {
    this.directory = directory;
    this.root = root;
    Object.freeze(this);
  }

  async read(operands: readonly string[]): Promise<Reading> {
    const unusable = (message: string, hint: string): Reading => ({ kind: ReadingKind.Unusable, message, hint });
    const options = { cwd: this.directory, absolute: true, expandDirectories: false };
    const paths = (await glob([...operands], options)).sort();
    if (paths.length === 0) {
      return unusable('there is no report to merge', 'Name the files that tacet report --json has written.');
    }
    const reports: Report[] = [];
    for (const file of paths) {
      const stored = readStored(file, path.relative(this.directory, file));
      if ('message' in stored) return unusable(stored.message, stored.hint);
      reports.push(stored.report);
    }
    const gap = findGap(reports);
    if (gap !== undefined) return unusable(gap, 'Merge the report of every shard, each once.');
    return { kind: ReadingKind.Read, report: mergeReports(reports, pathInRepository(this.root)) };
  }
}

/** A method that stands in two reports, or a shard that stands in none. */
function findGap(reports: readonly Report[]): string | undefined {
  const seen = new Set<string>();
  for (const { run, units } of reports) {
    for (const { file, line, method } of units) {
      const key = `${run.directory}/${file}:${line.toString()}:${method}`;
      if (seen.has(key)) return `${file} stands in two of the reports`;
      seen.add(key);
    }
  }
  return findMissingShard(reports.flatMap(({ run }) => (run.shard === undefined ? [] : [[run.directory, run.shard]])));
}

function findMissingShard(shards: readonly (readonly string[])[]): string | undefined {
  const present = new Set(shards.map((parts) => parts.join('\n')));
  for (const [directory = '', shard = ''] of shards) {
    const count = Number(shard.split('/')[1]);
    for (let index = 1; index <= count; index += 1) {
      const wanted = `${index.toString()}/${count.toString()}`;
      if (!present.has(`${directory}\n${wanted}`)) return `the report of shard ${wanted} is missing`;
    }
  }
  return undefined;
}

/** The sum of reports, its paths seen from a directory of the repository. */
function mergeReports(reports: readonly Report[], directory: string): Report {
  const moved = reports.map((report) => {
    const prefix = path.posix.relative(directory, report.run.directory);
    const move = <Placed extends { readonly file: string }>(placed: Placed): Placed => ({
      ...placed,
      file: path.posix.join(prefix, placed.file),
    });
    return { files: report.totals.files, units: report.units.map(move), flows: report.flows.map(move) };
  });
  const [first, ...others] = reports.map(({ run }) => run);
  const isSame = (read: (run: Report['run']) => string | undefined): boolean =>
    first !== undefined && others.every((run) => read(run) === read(first));
  const run = {
    directory,
    operands: isSame(({ operands }) => operands.join('\0')) ? (first?.operands ?? []) : [],
    since: isSame(({ since }) => since) ? first?.since : undefined,
    shard: undefined,
  };
  const files = moved.reduce((sum, report) => sum + report.files, 0);
  return reportOf(
    run,
    files,
    moved.flatMap(({ units }) => units),
    moved.flatMap(({ flows }) => flows),
  );
}
