import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier, isNamedItself, type Unit } from '../scan/units.ts';
import type { Reached } from './reach.ts';
import type { ShapeWriter } from './write-shape.ts';

/** What a side is written from. */
export interface SideSubject {
  readonly unit: Unit;
  readonly oracle: TypeOracle;
  readonly reached: Reached;
  readonly shapes: ShapeWriter;
}

/** How one side is made and called. */
export function sideText({ unit, oracle, reached, shapes }: SideSubject): string {
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
  const filled = fillText({ unit, oracle, reached, shapes });
  const made = `create(world, service, [${given.join(', ')}], {${fields.length > 0 ? ` ${fields.join(', ')} ` : ''}}${filled})`;
  const isMethod = isNamedItself(unit);
  const call = `invoke(
    ${made},
    '${unit.method}',
    ${isMethod ? input : '[]'},
  )`;
  return `const side = (service: unknown): Side => (world) =>
  ${isMethod ? call : `callMade(${call}, ${input})`};
`;
}

/** What the fields hold when the constructor fails: its parameters, and values of their types. */
function fillText({ unit, oracle, reached, shapes }: SideSubject): string {
  const own = unit.owner?.members.find((member) => ts.isConstructorDeclaration(member));
  if (own?.body === undefined || own.body.statements.length === 0) return '';
  const kept = own.parameters.map((parameter) =>
    ts.isIdentifier(parameter.name) && ts.isParameterPropertyDeclaration(parameter, own) ? parameter.name.text : '',
  );
  const others = [...reached.fields].flatMap(([name, access]) => {
    const isKept = kept.includes(name) || isGivenLater(name, access, unit, oracle);
    const isOwn = oracle.symbolAt(access.name)?.valueDeclaration?.parent === unit.owner;
    return isKept || !isOwn
      ? []
      : [`${name}: ${shapes.write(oracle.typeAt(access), access, name, 'dependency')}(world, '${name}')`];
  });
  const all = [...kept.filter((name) => name !== ''), ...others];
  const parameters = kept.some((name) => name !== '') ? `[${kept.join(', ')}]` : '';
  return all.length === 0 ? '' : `, (${parameters}) => ({ ${all.join(', ')} })`;
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
  return declaration !== undefined && ts.isClassDeclaration(declaration)
    ? constructorParameters(declaration, oracle)
    : [];
}

/** A field that no constructor of the project fills: a container, or a library's base class, does. */
function isGivenLater(name: string, access: ts.PropertyAccessExpression, unit: Unit, oracle: TypeOracle): boolean {
  const declaration = oracle.symbolAt(access.name)?.valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return true;
  if (!ts.isPropertyDeclaration(declaration) || declaration.initializer !== undefined) return false;
  const constructor = unit.owner?.members.find((member) => ts.isConstructorDeclaration(member));
  return constructor?.body?.getText().includes(`this.${name} =`) !== true;
}
