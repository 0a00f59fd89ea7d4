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
import { sideText } from './write-side.ts';

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
  const shapes = createShapeWriter({ oracle, uses, classNameOf: (made) => classes.nameOf(made) });
  const at = (suffix: string): string => path.join(path.dirname(source.fileName), suffix);
  const header = `// The code of \`${unit.name}\` before its migration, for the equivalence test beside it.`;
  const names = {
    service,
    snapshot: `./${base}.equivalence.snapshot${extension}`,
    kit: `./equivalence.kit${extension}`,
  };
  return {
    method: unit.name,
    line: source.getLineAndCharacterOfPosition(unit.node.getStart()).line + 1,
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
it('${unit.name} does what it did before its migration', { timeout: 300_000 }, async () => {
  const sides = { before: side(Before), after: side(After) };
  const choices = fc.noBias(fc.array(fc.nat(), { minLength: choiceCount, maxLength: choiceCount, size: 'max' }));
  await fc.assert(
    fc.asyncProperty(choices, (given) => compare(sides, setting, given)),
    { numRuns: ${runCount}, interruptAfterTimeLimit: 120_000, includeErrorInReport: true, verbose: 0 },
  );
});
`;
  const code = `${constantLines(constants, body)}\n${body}`;
  const mocks = mockLines(uses, reached, names.kit);
  const bare = code.replace(/'(?:[^'\\\n]|\\.)*'/g, '');
  const words = kitWords.filter((word) => new RegExp(`(?<![.\\w])${word}\\b(?!\\??:)`).test(bare));
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
  'anyOf asyncCalls awaitable bigint callMade calls choiceCount collection compare computes create dictionary eventually failure fatal fresh having instant invoke list made maybe number object oneOf promise stream text truth tuple unknownValue value'.split(
    ' ',
  );

/** The values that recipes share; only those that are used. */
function constantLines({ texts, numbers, lengths, distances }: ReturnType<typeof findConstants>, body: string): string {
  const lines = [
    `const words = text(${texts.map(literal).join(', ')});`,
    `const numbers = number(${numbers.join(', ')});`,
    `const lengths = [${lengths.join(', ')}];`,
    `const instants = instant(${distances.join(', ')});`,
    `const keys = [${texts
      .filter((text) => text !== '')
      .map(literal)
      .join(', ')}];`,
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
    return (
      ts.isNamedExports(statement.exportClause) && statement.exportClause.elements.some((one) => one.name.text === name)
    );
  });
  return isListed ? name : undefined;
}
