import type { CommandResult } from '../command.results.ts';
import { ComparisonKind, DeliveryKind, ReadingKind } from './report.kinds.ts';
import type {
  ReportCompared,
  ReportHistory,
  ReportOutlet,
  ReportRead,
  ReportReporter,
  ReportSource,
} from './report.ports.ts';

/** `tacet report`: read → compare → deliver → keep → report. */
export class ReportOrchestrator {
  private readonly source: ReportSource;
  private readonly history: ReportHistory;
  private readonly outlet: ReportOutlet;
  private readonly reporter: ReportReporter;

  constructor(source: ReportSource, history: ReportHistory, outlet: ReportOutlet, reporter: ReportReporter) {
    this.source = source;
    this.history = history;
    this.outlet = outlet;
    this.reporter = reporter;
    Object.freeze(this);
  }

  /** Reports on what the operands mean. */
  async report(operands: readonly string[]): Promise<CommandResult> {
    // 1. Read
    const reading = await this.source.read(operands);
    switch (reading.kind) {
      case ReadingKind.Unusable:
        return this.reporter.unusable(reading);
      case ReadingKind.Read:
        return await this.compare(reading);
    }
  }

  private async compare({ report }: ReportRead): Promise<CommandResult> {
    // 2. Compare
    const comparison = await this.history.compare(report);
    switch (comparison.kind) {
      case ComparisonKind.Unusable:
        return this.reporter.unusable(comparison);
      case ComparisonKind.Compared:
        return await this.deliver(comparison);
    }
  }

  private async deliver(compared: ReportCompared): Promise<CommandResult> {
    // 3. Deliver
    const delivery = await this.outlet.deliver(compared);
    switch (delivery.kind) {
      case DeliveryKind.Refused:
        return this.reporter.refused(delivery);
      case DeliveryKind.Delivered:
        // 4. Keep
        await this.history.keep(delivery.report);
        // 5. Report
        return this.reporter.done(delivery);
    }
  }
}
