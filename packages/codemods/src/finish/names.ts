import path from 'node:path';
import { ts } from 'ts-morph';
import { readFileScope, type FileScope, type ImportedName } from '../analysis/file-scope.ts';
import { refuse } from '../analysis/refuse.ts';
import { isMemberName } from './arms.ts';
import type { Facade } from './facade.ts';

/** A name that a call site must know from now on. */
export interface Wanted {
  readonly local: string;
  readonly specifier: string;
  readonly imported: string;
}

/** What the arms of a façade name, as a call site's file has to import it. */
export function namesForCallSite(facade: Facade, call: ts.CallExpression, extension: string): readonly Wanted[] {
  const service = facade.unit.node.getSourceFile();
  const target = call.getSourceFile();
  if (service === target) return [];
  const from = readFileScope(service);
  const known = readFileScope(target);
  return [...namesOfArms(facade), ...factoriesOf(facade)].flatMap((local) => {
    const wanted = importOf(local, from, { service, target, call, extension });
    return wanted === undefined || isKnown(wanted, known, target, call) ? [] : [wanted];
  });
}

function factoriesOf({ inputs }: Facade): readonly string[] {
  return inputs.flatMap(({ factory }) => (factory === undefined ? [] : [factory]));
}

function namesOfArms({ arms, result }: Facade): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text !== result && !isMemberName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  for (const { label, value } of arms) for (const node of [label, value]) if (node !== undefined) visit(node);
  return names;
}

interface Journey {
  readonly service: ts.SourceFile;
  readonly target: ts.SourceFile;
  readonly call: ts.CallExpression;
  readonly extension: string;
}

function importOf(local: string, from: FileScope, { service, target, call, extension }: Journey): Wanted | undefined {
  const entry = from.get(local);
  if (entry === undefined) return undefined;
  if (entry.kind === 'import') {
    const specifier = entry.specifier.startsWith('.')
      ? relative(target.fileName, path.resolve(path.dirname(service.fileName), entry.specifier))
      : entry.specifier;
    return { local, specifier, imported: entry.imported };
  }
  if (!entry.isExported) {
    refuse(
      call,
      'local-declaration',
      `\`${local}\` is declared beside the façade and not exported.`,
      `Export \`${local}\`.`,
    );
  }
  const stem = service.fileName.replace(/\.[cm]?tsx?$/, '');
  return { local, specifier: `${relative(target.fileName, stem)}${extension}`, imported: local };
}

/** A path as an import of a file writes it. */
export function relative(from: string, to: string): string {
  const written = path.relative(path.dirname(from), to).split(path.sep).join('/');
  return written.startsWith('.') ? written : `./${written}`;
}

/** Whether a file knows a name already, and means the same by it. */
function isKnown(wanted: Wanted, known: FileScope, target: ts.SourceFile, call: ts.CallExpression): boolean {
  const entry = known.get(wanted.local);
  if (entry?.kind === 'import' && isSame(entry, wanted, target)) return true;
  if (entry !== undefined || isBound(wanted.local, target)) {
    refuse(call, 'name-taken', `\`${wanted.local}\` means something else here.`, 'Rename it.');
  }
  return false;
}

function isSame({ specifier, imported, isTypeOnly }: ImportedName, wanted: Wanted, target: ts.SourceFile): boolean {
  const resolve = (written: string): string =>
    written.startsWith('.') ? path.resolve(path.dirname(target.fileName), written.replace(/\.[jt]s$/, '')) : written;
  return imported === wanted.imported && !isTypeOnly && resolve(specifier) === resolve(wanted.specifier);
}

/** Whether something inside a file is declared with a name. */
function isBound(name: string, target: ts.SourceFile): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const isDeclared = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    found ||= isDeclared && ts.isIdentifier(node.name) && node.name.text === name;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(target);
  return found;
}
