import { findRole } from '@tacet/vocabulary';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { readFileScope } from '../analysis/file-scope.ts';
import { hasModifier, listUnits, type Unit } from '../scan/units.ts';
import { createChart } from './chart.ts';
import type { Flow } from './flow.ts';
import { readStatements } from './read-statements.ts';
import type { Reading } from './reading.ts';

/** Reads the flow of every public method of the orchestrators and runtimes among the files; needs no types. */
export function readFlowsOf(root: string, files: readonly string[]): readonly Flow[] {
  return files.flatMap((file) => {
    const flavour = findRole(file);
    if (flavour !== 'orchestrator' && flavour !== 'runtime') return [];
    if (/\.(?:test|spec|d)\.[cm]?tsx?$/.test(file)) return [];
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const relative = path.relative(root, file).split(path.sep).join('/');
    return listUnits(source)
      .filter(isPublic)
      .map((unit) => readUnit(unit, source, { file: relative, flavour }));
  });
}

function isPublic({ node }: Unit): boolean {
  if (!ts.isMethodDeclaration(node)) return true;
  const isHidden = hasModifier(node, ts.SyntaxKind.PrivateKeyword) || hasModifier(node, ts.SyntaxKind.ProtectedKeyword);
  return !isHidden && !ts.isPrivateIdentifier(node.name);
}

function readUnit(unit: Unit, source: ts.SourceFile, of: Pick<Flow, 'file' | 'flavour'>): Flow {
  const scope = readFileScope(source);
  const chart = createChart(source);
  const start = chart.add('start', unit.method, unit.node, []);
  const reading: Reading = {
    chart,
    scope: {
      fields: unit.owner === undefined ? parametersOf(unit) : fieldsOf(unit.owner),
      methods: methodsOf(unit.owner),
      importOf: (name) => {
        const entry = scope.get(name);
        return entry?.kind === 'import' ? entry.specifier : undefined;
      },
    },
    makers: new Map(),
    variants: new Map(),
    shared: new Map([[unit.method, start]]),
    open: [unit.method],
    jumps: { breaks: [], continues: [] },
    returned: undefined,
    resultName: resultNameOf(unit.node),
    walk: readStatements,
  };
  const exits = readStatements(unit.body.statements, [{ from: start, label: '' }], reading);
  chart.end('result', reading.resultName, unit.body, exits);
  const { line } = source.getLineAndCharacterOfPosition(unit.node.getStart());
  return {
    ...of,
    driver: unit.owner?.name?.text ?? '',
    method: unit.method,
    line: line + 1,
    nodes: chart.nodes,
    edges: chart.edges,
  };
}

/** The result type's name, out of its promise; `done` for a method that answers nothing. */
function resultNameOf({ type }: Unit['node']): string {
  const text = type?.getText().replace(/\s+/g, ' ') ?? 'done';
  const [, inner = text] = /^(?:Promise|AsyncGenerator|Generator|AsyncIterable)<(.*)>$/.exec(text) ?? [];
  if (inner === 'void' || inner === 'undefined') return 'done';
  return inner.length > 36 ? `${inner.slice(0, 35)}…` : inner;
}

function methodsOf(owner: ts.ClassDeclaration | undefined): ReadonlyMap<string, ts.MethodDeclaration> {
  const methods = owner?.members.filter(ts.isMethodDeclaration) ?? [];
  return new Map(methods.map((method) => [method.name.getText().replace(/^#/, ''), method]));
}

/** A function has no fields: what it is given takes their place. */
function parametersOf({ node }: Unit): ReadonlyMap<string, string> {
  return new Map(node.parameters.map(({ name, type }) => [name.getText(), type?.getText() ?? '']));
}

function fieldsOf(owner: ts.ClassDeclaration): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const member of owner.members) {
    if (ts.isPropertyDeclaration(member))
      fields.set(member.name.getText().replace(/^#/, ''), member.type?.getText() ?? '');
    if (!ts.isConstructorDeclaration(member)) continue;
    for (const parameter of member.parameters) {
      if (ts.isParameterPropertyDeclaration(parameter, member))
        fields.set(parameter.name.getText(), parameter.type?.getText() ?? '');
    }
  }
  return fields;
}
