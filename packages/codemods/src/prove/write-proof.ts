import path from 'node:path';
import { ts } from 'ts-morph';
import { createPurity } from '../analysis/purity.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier, type Unit } from '../scan/units.ts';
import { createClassNames, type ClassNames } from './class-names.ts';
import { findConstants } from './constants.ts';
import { failuresOf } from './failures.ts';
import { kitText } from './kit-text.ts';
import { mockLines } from './mocks.ts';
import { findUses, type Uses } from './paths.ts';
import type { Proof, UnprovenCode } from './proof.ts';
import { reach, type Reached } from './reach.ts';
import { writeSnapshot } from './snapshot.ts';
import { findErrors } from './thrown.ts';
import { createShapeWriter, literal, type ShapeWriter } from './write-shape.ts';

/** What a proof is written for: the unit as it was, and how its files are called. */
export interface ProofSubject {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly base: string;
  /** How relative imports end. */
  readonly extension: string;
}

/** The files of a proof, or why there can be none. */
export type WrittenProof = Proof | { readonly code: UnprovenCode; readonly reason: string };

/** How often both sides are run. */
export const runCount = 1000;

/** Writes the equivalence test of a unit, and the snapshot that it compares with. */
export function writeProof({ unit, oracle, base, extension }: ProofSubject): WrittenProof {
  const exported = exportedName(unit);
  if (exported === undefined) {
    return { code: 'not-exported', reason: `A test cannot import \`${unit.owner?.name?.text ?? unit.name}\`.` };
  }
  if (unit.node.name !== undefined && ts.isPrivateIdentifier(unit.node.name)) {
    return { code: 'private-fields', reason: `A test cannot call \`#${unit.method}\`.` };
  }
  const source = unit.node.getSourceFile();
  const service = `./${path.basename(source.fileName).replace(/\.[cm]?tsx?$/, '')}${extension}`;
  const reached = reach(unit, oracle);
  const uses = findUses(reached.roots, reached.scope, oracle, createPurity(oracle));
  const classes = createClassNames({ source, scope: reached.scope, oracle, service, extension, taken: testWords });
  const shapes = createShapeWriter({ oracle, uses, classNameOf: classes.nameOf });
  const at = (suffix: string): string => path.join(path.dirname(source.fileName), suffix);
  const header = `// The code of \`${unit.name}\` before its migration, for the equivalence test beside it.`;
  const names = { service, snapshot: `./${base}.equivalence.snapshot${extension}`, kit: `./equivalence.kit${extension}` };
  return {
    method: unit.name,
    service: source.fileName,
    test: {
      file: at(`${base}.equivalence.test.ts`),
      text: testText({ unit, oracle, reached, uses, classes, shapes, exported, names }),
    },
    snapshot: {
      file: at(`${base}.equivalence.snapshot.ts`),
      text: writeSnapshot(unit, reached, { service, header }),
    },
    kit: { file: at('equivalence.kit.ts'), text: kitText() },
  };
}

const testWords = ['Before', 'After', 'Date', 'Error', 'Map', 'Set', 'URL', 'Buffer', 'Uint8Array', 'fc', 'vi', 'it'];

interface Material {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly reached: Reached;
  readonly uses: Uses;
  readonly classes: ClassNames;
  readonly shapes: ShapeWriter;
  readonly exported: string;
  readonly names: { readonly service: string; readonly snapshot: string; readonly kit: string };
}

function testText(material: Material): string {
  const { unit, oracle, reached, uses, classes, shapes, exported, names } = material;
  const constants = findConstants(reached.roots);
  const side = sideText(material);
  const imported = [...uses.imports].map(
    ([name, node]) => `    ${name}: ${shapes.write(oracle.typeAt(node), node, name, 'dependency')},\n`,
  );
  const fetched = uses.names.has('fetch') ? fetchShape(material) : '';
  const failures = failuresOf(findErrors(reached.roots, oracle), oracle, classes);
  const clause = (name: string): string => (exported === 'default' ? name : `{ ${exported} as ${name} }`);
  const isClass = unit.owner !== undefined;
  const bring = (name: string, from: string): string =>
    isClass ? `import ${clause(name)} from '${from}';` : `import * as ${name} from '${from}';`;
  const body = `${shapes.shared.map(({ name, text }) => `const ${name}: Shape = ${text};\n`).join('')}
const setting: Setting = {
  imports: {${imported.length + fetched.length > 0 ? '\n' : ''}${imported.join('')}${fetched}${imported.length + fetched.length > 0 ? '  ' : ''}},
  failures: [${failures.join(', ')}],
  environment: [${[...uses.environment].map(literal).join(', ')}],
};

${side}
it('${unit.name} does what it did before its migration', { timeout: 120_000 }, async () => {
  const sides = { before: side(Before), after: side(After) };
  const choices = fc.noBias(fc.array(fc.nat(), { minLength: choiceCount, maxLength: choiceCount, size: 'max' }));
  await fc.assert(
    fc.asyncProperty(choices, (given) => compare(sides, setting, given)),
    { numRuns: ${runCount}, includeErrorInReport: true, verbose: 0 },
  );
});
`;
  const code = `${constantLines(constants, body)}\n${body}`;
  const mocks = mockLines(uses, reached, names.kit);
  const words = kitWords.filter((word) => new RegExp(`\\b${word}\\b`).test(code));
  const types = ['Setting', 'Shape', 'Side'].filter((word) => new RegExp(`\\b${word}\\b`).test(code));
  return `// Proves that \`${unit.name}\` does what it did: the same calls in the same order, completions, arguments, outcome.
import * as fc from 'fast-check';
import { it${mocks === '' ? '' : ', vi'} } from 'vitest';
import { ${[...words, ...types.map((name) => `type ${name}`)].join(', ')} } from '${names.kit}';
${bring('After', names.service)}
${bring('Before', names.snapshot)}
${classes.imports.map((line) => `${line}\n`).join('')}${mocks}
${code}`;
}

const kitWords =
  'anyOf asyncCalls bigint calls choiceCount collection compare computes create dictionary eventually failure fresh having instant invoke list made maybe number object oneOf promise text truth tuple unknownValue value'.split(
    ' ',
  );

/** The values that recipes share; only those that are used. */
function constantLines({ texts, numbers, lengths, distances }: ReturnType<typeof findConstants>, body: string): string {
  const lines = [
    `const words = text(${texts.map(literal).join(', ')});`,
    `const numbers = number(${numbers.join(', ')});`,
    `const lengths = [${lengths.join(', ')}];`,
    `const instants = instant(${distances.join(', ')});`,
    `const keys = [${texts.filter((text) => text !== '').map(literal).join(', ')}];`,
    `const anything = unknownValue(words, numbers);`,
  ];
  return lines
    .filter((line, index) => {
      const [, name = ''] = /^const (\w+)/.exec(line) ?? [];
      const isUsed = (text: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
      return isUsed(body) || (index < 2 && /\banything\b/.test(body));
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** How one side is made and called. */
function sideText({ unit, oracle, reached, shapes }: Material): string {
  const parameters = unit.node.parameters.map((parameter) => parameterText(parameter, oracle, shapes));
  const input = `[${parameters.join(', ')}]`;
  if (unit.owner === undefined) {
    return `const side = (module: unknown): Side => (world) =>\n  invoke(module, '${unit.method}', ${input});\n`;
  }
  if (hasModifier(unit.node, ts.SyntaxKind.StaticKeyword)) {
    return `const side = (made: unknown): Side => (world) =>\n  invoke(made, '${unit.method}', ${input});\n`;
  }
  const given = constructorParameters(unit.owner, oracle).map(
    ({ name, type, at }) => `${shapes.write(type, at, name, 'dependency')}(world, '${name}')`,
  );
  const fields = [...reached.fields].flatMap(([name, access]) =>
    isGivenLater(name, access, unit, oracle)
      ? [`${name}: ${shapes.write(oracle.typeAt(access), access, name, 'dependency')}(world, '${name}')`]
      : [],
  );
  return `const side = (made: unknown): Side => (world) =>
  invoke(
    create(world, made, [${given.join(', ')}], {${fields.length > 0 ? ` ${fields.join(', ')} ` : ''}}),
    '${unit.method}',
    ${input},
  );
`;
}

function parameterText(parameter: ts.ParameterDeclaration, oracle: TypeOracle, shapes: ShapeWriter): string {
  const name = ts.isIdentifier(parameter.name) ? parameter.name.text : 'input';
  const type = oracle.typeAt(parameter);
  const text = shapes.write(type, parameter, name, 'value');
  if (parameter.dotDotDotToken !== undefined) return `...list(words, 0, 1, 2)(world, '${name}')`;
  const isOptional = parameter.questionToken !== undefined || parameter.initializer !== undefined;
  const isMarked = text.startsWith('maybe(') && text.includes('undefined');
  return `${isOptional && !isMarked ? `maybe(${text}, undefined)` : text}(world, '${name}')`;
}

interface GivenParameter {
  readonly name: string;
  readonly type: ts.Type;
  readonly at: ts.Node;
}

/** The parameters of the constructor, the nearest that there is. */
function constructorParameters(owner: ts.ClassDeclaration, oracle: TypeOracle): readonly GivenParameter[] {
  const own = owner.members.find((member) => ts.isConstructorDeclaration(member));
  if (own !== undefined) {
    return own.parameters.map((parameter) => ({
      name: ts.isIdentifier(parameter.name) ? parameter.name.text : 'input',
      type: oracle.typeAt(parameter),
      at: parameter,
    }));
  }
  const clause = owner.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0]?.expression;
  const symbol = parent === undefined ? undefined : oracle.symbolAt(parent);
  const declaration = symbol === undefined ? undefined : oracle.original(symbol).valueDeclaration;
  return declaration !== undefined && ts.isClassDeclaration(declaration) ? constructorParameters(declaration, oracle) : [];
}

/** A field that no constructor of the project fills: a container, or a library's base class, does. */
function isGivenLater(name: string, access: ts.PropertyAccessExpression, unit: Unit, oracle: TypeOracle): boolean {
  const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return true;
  if (!ts.isPropertyDeclaration(declaration) || declaration.initializer !== undefined) return false;
  const constructor = unit.owner?.members.find((member) => ts.isConstructorDeclaration(member));
  return constructor?.body?.getText().includes(`this.${name} =`) !== true;
}

function fetchShape({ oracle, reached, shapes }: Material): string {
  let found: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'fetch' && ts.isCallExpression(node.parent)) found ??= node;
    ts.forEachChild(node, visit);
  };
  for (const root of reached.roots) visit(root);
  if (found === undefined) return '';
  return `    fetch: ${shapes.write(oracle.typeAt(found), found, 'fetch', 'dependency')},\n`;
}

/** The name that a test imports: of the class, or of the function. */
function exportedName(unit: Unit): string | undefined {
  const { owner } = unit;
  if (owner === undefined) return unit.method;
  if (hasModifier(owner, ts.SyntaxKind.DefaultKeyword)) return 'default';
  const name = owner.name?.text;
  if (hasModifier(owner, ts.SyntaxKind.ExportKeyword)) return name;
  const isListed = owner.getSourceFile().statements.some((statement) => {
    if (ts.isExportAssignment(statement)) return false;
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return false;
    return ts.isNamedExports(statement.exportClause) && statement.exportClause.elements.some((one) => one.name.text === name);
  });
  return isListed ? name : undefined;
}
