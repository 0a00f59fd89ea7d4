import type { CommandResult } from '../command.results.ts';
import type { Progress } from './progress.ts';
import type { ComparisonKind, DeliveryKind, ReadingKind } from './report.kinds.ts';
import type { Report } from './report.ts';

/** Makes the report: from code, or from reports of its parts. */
export interface ReportSource {
  read(operands: readonly string[]): Promise<Reading>;
}

/** Knows the report before. */
export interface ReportHistory {
  compare(report: Report): Promise<Comparison>;
  /** Keeps a report for the next comparison. */
  keep(report: Report): Promise<void>;
}

/** Writes the page. */
export interface ReportOutlet {
  deliver(compared: ReportCompared): Promise<Delivery>;
}

/** Tells the user. */
export interface ReportReporter {
  unusable(unusable: ReportUnusable): CommandResult;
  refused(refused: DeliveryRefused): CommandResult;
  done(delivered: ReportDelivered): CommandResult;
}

/** The report as it is now. */
export interface ReportRead {
  readonly kind: typeof ReadingKind.Read;
  readonly report: Report;
}

/** What was named cannot be meant. */
export interface ReportUnusable {
  readonly kind: typeof ReadingKind.Unusable;
  readonly message: string;
  readonly hint: string;
}

/** What reading comes to. */
export type Reading = ReportRead | ReportUnusable;

/** The report, and what changed since the one before, if there is one. */
export interface ReportCompared {
  readonly kind: typeof ComparisonKind.Compared;
  readonly report: Report;
  readonly progress: Progress | undefined;
}

/** What comparing comes to. */
export type Comparison = ReportCompared | ReportUnusable;

/** All is written. */
export interface ReportDelivered {
  readonly kind: typeof DeliveryKind.Delivered;
  readonly report: Report;
  readonly progress: Progress | undefined;
  /** The page, if one was written: its path as the user gave it. */
  readonly page: string | undefined;
}

/** Something is in the way of the page; nothing is written. */
export interface DeliveryRefused {
  readonly kind: typeof DeliveryKind.Refused;
  readonly message: string;
  readonly hint: string;
}

/** What delivering comes to. */
export type Delivery = ReportDelivered | DeliveryRefused;
