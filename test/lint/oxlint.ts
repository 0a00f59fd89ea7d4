import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from './findings.ts';
import { programs } from './project.ts';

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
  }[];
}

/** What oxlint finds in a folder, by file, in ESLint's terms. */
export function runOxlint(folder: string, ...args: readonly string[]): ReadonlyMap<string, readonly Message[]> {
  const [program, ...rest] = programs.oxlint;
  const { stdout, stderr } = spawnSync(program, [...rest, '--format=json', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (!stdout.startsWith('{')) throw new Error(`oxlint failed:\n${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as OxlintReport;
  const files = new Map<string, Message[]>();
  for (const { message, code, filename, labels } of diagnostics) {
    const span = labels[0]?.span ?? { offset: 0, length: 0 };
    const bytes = readFileSync(join(folder, filename));
    const found = files.get(filename) ?? [];
    const start = positionAt(bytes, span.offset);
    const end = positionAt(bytes, span.offset + span.length);
    found.push({ ruleId: nameOf(code), message, ...start, endLine: end.line, endColumn: end.column });
    files.set(filename, found);
  }
  return files;
}

/** `tacet(no-if)` → `tacet/no-if`. */
function nameOf(code = ''): string | null {
  return /^(?<plugin>[\w-]+)\((?<rule>[\w-]+)\)$/.exec(code)?.slice(1).join('/') ?? null;
}

/** A place in bytes as line and column, both from 1, in ESLint's letters. */
function positionAt(bytes: Buffer, offset: number): { readonly line: number; readonly column: number } {
  const lines = bytes.subarray(0, offset).toString('utf8').split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
