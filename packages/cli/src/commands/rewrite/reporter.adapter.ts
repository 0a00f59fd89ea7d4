import type { Problem } from '@tacet/changes';
import { describeFindings, toFileFinding } from '@tacet/templates';
import { jsonDocument, reportMisuse, type Misuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import type {
  RewriteDone,
  RewriteFailed,
  RewriteImpossible,
  RewriteReporter,
  SelectionUnclear,
  TreeDirty,
} from './rewrite.ports.ts';

/** What there is to say about a run that was done: the document for machines, and the text for people. */
export interface Telling {
  readonly kind: typeof CommandResultKind.Done | typeof CommandResultKind.Found;
  readonly document: Readonly<Record<string, unknown>>;
  readonly text: () => string;
}

/** What the reporter has to know of the request. */
export interface RewriteReporterOptions<Report> {
  readonly root: string;
  readonly isJson: boolean;
  readonly isDiff: boolean;
  /** What is wrong when no file is meant. */
  readonly nothing: Misuse;
  /** Tells of a run, or what is wrong with asking for it. */
  readonly tell: (report: Report) => Telling | Misuse;
}

/** Tells how a run of `tacet migrate` ended. */
export class PrintedRewrite<Report> implements RewriteReporter<Report> {
  private readonly terminal: Terminal;
  private readonly options: RewriteReporterOptions<Report>;

  constructor(terminal: Terminal, options: RewriteReporterOptions<Report>) {
    this.terminal = terminal;
    this.options = options;
    Object.freeze(this);
  }

  nothing(): CommandResult {
    return this.misuse(this.options.nothing);
  }

  unclear({ message, hint }: SelectionUnclear): CommandResult {
    return this.misuse({ message, hint });
  }

  dirty({ paths }: TreeDirty): CommandResult {
    const [first = ''] = paths;
    const others = paths.length > 1 ? ` and ${(paths.length - 1).toString()} more` : '';
    const message = `git knows of uncommitted changes: ${first}${others}`;
    const hint = 'Commit or stash them first, or say --allow-dirty.';
    if (this.options.isJson) this.refuse([{ message, hint }]);
    else this.misuse({ message, hint });
    return { kind: CommandResultKind.Refused };
  }

  impossible({ problems }: RewriteImpossible): CommandResult {
    return this.find(problems);
  }

  failed({ problems }: RewriteFailed): CommandResult {
    return this.find(problems);
  }

  done({ report, diff }: RewriteDone<Report>): CommandResult {
    const { results } = this.terminal;
    const { isJson, isDiff, tell } = this.options;
    const told = tell(report);
    if ('message' in told) return this.misuse(told);
    const { kind, document, text } = told;
    const shown = isDiff ? { diff } : {};
    results.write(
      isJson ? jsonDocument('migrate', exitCodes[kind], { ...document, ...shown }) : `${isDiff ? diff : ''}${text()}`,
    );
    return { kind };
  }

  private find(problems: readonly Problem[]): CommandResult {
    const findings = problems.map((problem) => toFileFinding(problem, this.options.root, this.terminal.directory));
    if (this.options.isJson) this.refuse(findings);
    else this.terminal.results.write(describeFindings(findings, this.terminal.results.colours));
    return { kind: CommandResultKind.Refused };
  }

  private refuse(findings: readonly object[]): void {
    const exitCode = exitCodes[CommandResultKind.Refused];
    this.terminal.results.write(jsonDocument('migrate', exitCode, { isWritten: false, findings }));
  }

  private misuse(misuse: Misuse): CommandResult {
    reportMisuse(misuse, { command: 'migrate', isJson: this.options.isJson }, this.terminal);
    return { kind: CommandResultKind.Misused };
  }
}
