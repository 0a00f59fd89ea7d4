import { readFileSync } from 'node:fs';
import type { Report, ReportedUnit } from './report.ts';

/** A report that was stored as JSON, or why the file holds none. */
export type Stored = { readonly report: Report } | { readonly message: string; readonly hint: string };

/** Reads a report as `tacet report --json` prints it. */
export function readStored(path: string, name: string): Stored {
  const hint = 'Store one with: tacet report --json > report.json';
  const text = readText(path);
  if (text === undefined) return { message: `${name} cannot be read`, hint };
  const document = parse(text);
  return isReport(document) ? { report: document } : { message: `${name} holds no report of tacet`, hint };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isReport(document: unknown): document is Report {
  if (!isRecord(document) || document.version !== 1) return false;
  const { run, totals, units, flows } = document;
  return (
    isRecord(run) &&
    typeof run.directory === 'string' &&
    isListOf(run.operands, (operand): operand is string => typeof operand === 'string') &&
    isRecord(totals) &&
    totalNames.every((name) => typeof totals[name] === 'number') &&
    isListOf(units, isUnit) &&
    isListOf(flows, isFlow)
  );
}

const totalNames = [
  'files',
  'methods',
  'clean',
  'migrated',
  'migratable',
  'refused',
  'fatMethods',
  'fat',
  'effects',
] as const;

function isUnit(unit: unknown): unit is ReportedUnit {
  return (
    isRecord(unit) &&
    ['file', 'method', 'state'].every((key) => typeof unit[key] === 'string') &&
    ['line', 'lines', 'effects', 'fat'].every((key) => typeof unit[key] === 'number') &&
    isRecord(unit.checks) &&
    isListOf(unit.refusals, (refusal): refusal is object => isRecord(refusal) && typeof refusal.code === 'string')
  );
}

function isFlow(flow: unknown): flow is object {
  return isRecord(flow) && typeof flow.file === 'string' && Array.isArray(flow.nodes) && Array.isArray(flow.edges);
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
