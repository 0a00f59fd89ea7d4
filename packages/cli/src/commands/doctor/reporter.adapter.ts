import { jsonDocument, reportMisuse } from '../../terminal/misuse.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { CommandResultKind } from '../command.kinds.ts';
import { exitCodes, type CommandResult } from '../command.results.ts';
import { CheckKind } from './doctor.kinds.ts';
import type { DoctorReporter } from './doctor.ports.ts';
import type { Check, ProjectUnusable } from './doctor.results.ts';

/** Tells what `tacet doctor` found. */
export class PrintedExamination implements DoctorReporter {
  private readonly terminal: Terminal;
  private readonly isJson: boolean;

  constructor(terminal: Terminal, isJson: boolean) {
    this.terminal = terminal;
    this.isJson = isJson;
    Object.freeze(this);
  }

  unusable(project: ProjectUnusable): CommandResult {
    reportMisuse(project, { command: 'doctor', isJson: this.isJson }, this.terminal);
    return { kind: CommandResultKind.Misused };
  }

  examined(...topics: readonly (readonly Check[])[]): CommandResult {
    const checks = topics.flat();
    const isHealthy = checks.every(({ kind }) => kind !== CheckKind.Wrong);
    const kind = isHealthy ? CommandResultKind.Done : CommandResultKind.Found;
    const text = this.isJson ? jsonDocument('doctor', exitCodes[kind], { checks }) : this.textOf(topics);
    this.terminal.results.write(text);
    return { kind };
  }

  private textOf(topics: readonly (readonly Check[])[]): string {
    const { green, red } = this.terminal.results.colours;
    const wrong = topics.flat().filter(({ kind }) => kind === CheckKind.Wrong).length;
    const verdict =
      wrong === 0
        ? green('All is well.')
        : red(wrong === 1 ? '1 thing is wrong.' : `${wrong.toString()} things are wrong.`);
    return `${topics.flatMap((checks) => [...this.summaryOf(checks), ...checks.flatMap((check) => this.linesOf(check))]).join('')}${verdict}\n`;
  }

  /** What is fine takes one line for each topic. */
  private summaryOf(checks: readonly Check[]): readonly string[] {
    const { bold, green } = this.terminal.results.colours;
    const fine = checks.filter(({ kind }) => kind === CheckKind.Fine);
    const [first] = fine;
    if (first === undefined) return [];
    const isRules = first.topic === 'rules';
    const what = isRules
      ? `${fine.length.toString()} rules find their known defects`
      : fine.map(({ message }) => message).join(' · ');
    return [`${green('✓')} ${bold(first.topic)}  ${what}\n`];
  }

  private linesOf({ kind, topic, message, hint }: Check): readonly string[] {
    const { bold, cyan, red, yellow } = this.terminal.results.colours;
    if (kind === CheckKind.Fine) return [];
    const mark = kind === CheckKind.Wrong ? red('✗') : yellow('·');
    return [`${mark} ${bold(topic)}  ${message}\n`, ...(hint === undefined ? [] : [`    ${cyan('hint:')} ${hint}\n`])];
  }
}
