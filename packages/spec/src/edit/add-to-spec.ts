import type { Diagnostic } from '../diagnostic.ts';
import { quote } from '../near.ts';
import { createCollector, type Report } from '../report.ts';
import { parse } from '../source/parse.ts';
import type { SpecNode } from '../source/tree.ts';
import { insertEntry, insertItem, replaceItem, replaceValue, type Insertion } from './insertion.ts';
import type { Layout } from './render.ts';

/**
 * Something to put into a spec: a value under a path of keys, as in `['results', 'PaymentExpired']`. Mappings on the way
 * that are not there are made; a value that is there is replaced. In lists a part is an index, negative ones count from the
 * end, and `-` stands for a new item.
 */
export interface SpecAddition {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** The new text, or why the old one cannot be edited. */
export type SpecEdit =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Adds to the text of a spec, YAML or JSON; everything else stays as it is, byte for byte. */
export async function addToSpec(
  source: string,
  additions: readonly SpecAddition[],
  path = 'spec.tacet.yaml',
): Promise<SpecEdit> {
  if (path.endsWith('.json')) {
    const { addToJson } = await import('./add-to-json.ts');
    return { kind: 'edited', text: additions.reduce(addToJson, source) };
  }
  let text = source;
  for (const addition of additions) {
    const { findDiagnostics, hasErrors, report } = createCollector(path, text);
    const root = parse(text, report);
    const insertion = root === undefined || hasErrors() ? undefined : planInsertion(text, root, addition, report);
    if (insertion === undefined) return { kind: 'refused', diagnostics: findDiagnostics() };
    text = text.slice(0, insertion.start) + insertion.text + text.slice(insertion.end);
  }
  return { kind: 'edited', text };
}

function planInsertion(
  source: string,
  root: SpecNode,
  { path, value }: SpecAddition,
  report: Report,
): Insertion | undefined {
  const layout = readLayout(source);
  let node = root;
  let replace: ((value: unknown) => Insertion) | undefined;
  for (const [index, part] of path.entries()) {
    const rest = wrap(path.slice(index + 1), value);
    if (node.kind === 'map') {
      const entry = node.entries.find(({ key }) => key === part);
      if (entry === undefined) return insertEntry(source, node, String(part), rest, index === 0, layout);
      replace = (replacement) => replaceValue(source, entry, replacement);
      node = entry.value;
    } else if (node.kind === 'list') {
      const item = typeof part === 'number' ? node.items.at(part) : undefined;
      if (item === undefined) return insertItem(source, node, rest, layout);
      replace = (replacement) => replaceItem(source, item, replacement);
      node = item;
    } else if (node.kind === 'scalar' && node.value === null && replace !== undefined) {
      return replace(wrap(path.slice(index), value));
    } else {
      report(
        'wrong-shape',
        node,
        `${quote(String(part))} cannot be put here: this is not a mapping.`,
        'Put a mapping here first.',
      );
      return undefined;
    }
  }
  return replace?.(value);
}

function wrap(path: readonly (string | number)[], value: unknown): unknown {
  return path.reduceRight(
    (inner: unknown, part) => (typeof part === 'number' || part === '-' ? [inner] : { [part]: inner }),
    value,
  );
}

function readLayout(source: string): Layout {
  const indentation = /^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)\S/m.exec(source)?.[1];
  return { unit: indentation?.length ?? 2, lineEnd: source.includes('\r\n') ? '\r\n' : '\n' };
}
