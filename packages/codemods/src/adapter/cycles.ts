import type { ts } from 'ts-morph';
import { isRead, type AskedProgram } from './internals.ts';

/** The project's files that import each other, directly or by way of others: each maps to its whole group. */
export function findCycles(
  program: AskedProgram,
  find: (file: string) => ts.SourceFile | undefined,
): ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]> {
  const own = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
  const isOwn = new Set(own);
  const imports = new Map(own.map((file) => [file, importsOf(file, program, find).filter((one) => isOwn.has(one))]));
  return new Map(groupsOf(own, imports).flatMap((group) => group.map((file) => [file, group] as const)));
}

function importsOf(
  file: ts.SourceFile,
  program: AskedProgram,
  find: (file: string) => ts.SourceFile | undefined,
): readonly ts.SourceFile[] {
  if (!isRead(file)) return [];
  return file.imports.flatMap((literal) => {
    const mode = program.getModeForUsageLocation(file, literal);
    const target = program.getResolvedModule(file, literal.text, mode)?.resolvedModule?.resolvedFileName;
    const found = target === undefined ? undefined : find(target);
    return found === undefined ? [] : [found];
  });
}

interface Visit {
  readonly index: number;
  lowest: number;
  isOpen: boolean;
  next: number;
}

/** Strongly connected components with more than one member (Tarjan's algorithm, without recursion). */
function groupsOf(
  nodes: readonly ts.SourceFile[],
  edges: ReadonlyMap<ts.SourceFile, readonly ts.SourceFile[]>,
): readonly (readonly ts.SourceFile[])[] {
  const visits = new Map<ts.SourceFile, Visit>();
  const groups: ts.SourceFile[][] = [];
  const open: ts.SourceFile[] = [];
  for (const start of nodes) {
    const path = visits.has(start) ? [] : [start];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const visit = visits.get(node) ?? { index: visits.size, lowest: visits.size, isOpen: true, next: 0 };
      if (!visits.has(node)) {
        visits.set(node, visit);
        open.push(node);
      }
      const target = edges.get(node)?.[visit.next];
      visit.next += 1;
      if (target !== undefined) {
        const seen = visits.get(target);
        if (seen === undefined) path.push(target);
        else if (seen.isOpen) visit.lowest = Math.min(visit.lowest, seen.index);
        continue;
      }
      path.pop();
      const above = visits.get(path.at(-1) ?? node);
      if (above !== undefined) above.lowest = Math.min(above.lowest, visit.lowest);
      if (visit.lowest === visit.index) groups.push(close(open, node, visits));
    }
  }
  return groups.filter((group) => group.length > 1);
}

function close(
  open: ts.SourceFile[],
  first: ts.SourceFile,
  visits: ReadonlyMap<ts.SourceFile, Visit>,
): ts.SourceFile[] {
  const group = open.splice(open.indexOf(first));
  for (const member of group) {
    const visit = visits.get(member);
    if (visit !== undefined) visit.isOpen = false;
  }
  return group;
}
