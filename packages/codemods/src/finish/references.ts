import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import type { Unit } from '../scan/units.ts';

/** Everything that mentions a façade: calls, and what keeps it from being removed. */
export interface References {
  readonly calls: readonly ts.CallExpression[];
  readonly obstacles: readonly Obstacle[];
}

/** A mention that is not a call, or may be one. */
export interface Obstacle {
  readonly node: ts.Node;
  readonly reason: string;
}

/** Finds what mentions a unit in the files of a program. */
export function findReferences(unit: Unit, sources: readonly ts.SourceFile[], oracle: TypeOracle): References {
  const calls: ts.CallExpression[] = [];
  const obstacles: Obstacle[] = [];
  const owner = unit.owner?.name?.text ?? unit.method;

  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node.text === unit.method) look(node);
    if (ts.isStringLiteralLike(node) && node.text === unit.method && namesMember(node)) {
      obstacles.push({ node, reason: `\`${node.getText()}\` names the method as text.` });
    }
    ts.forEachChild(node, visit);
  }

  function look(name: ts.Identifier): void {
    if (name === unit.node.name || name.parent === unit.node.parent || ts.isImportSpecifier(name.parent)) return;
    const { parent } = name;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
    const symbol = oracle.symbolAt(name);
    const declarations = symbol === undefined ? [] : (oracle.original(symbol).declarations ?? []);
    if (declarations.some((declaration) => isUnit(declaration))) {
      const call = (isMember ? parent : name).parent;
      if (ts.isCallExpression(call) && call.expression === (isMember ? parent : name)) calls.push(call);
      else obstacles.push({ node: name, reason: `\`${name.text}\` is passed on without being called.` });
      return;
    }
    if (isMember && declarations.length === 0 && isAny(oracle.typeAt(parent.expression))) {
      obstacles.push({
        node: name,
        reason: `\`${parent.expression.getText()}\` has the type any: it may be called here.`,
      });
    }
    if (declarations.some((declaration) => isStandIn(declaration)) && isAboutOwner(name)) {
      obstacles.push({ node: name, reason: 'Something else stands in for the method here.' });
    }
  }

  function isUnit(declaration: ts.Node): boolean {
    if (declaration === unit.node) return true;
    return ts.isVariableDeclaration(declaration) && declaration.initializer === unit.node;
  }

  /** `spyOn(service, 'pay')`, `service['pay']`, `Pick<Service, 'pay'>`. */
  function namesMember(node: ts.Node): boolean {
    const { parent } = node;
    if (ts.isLiteralTypeNode(parent)) return isAboutOwner(node);
    const subjects = ts.isCallExpression(parent)
      ? parent.arguments
      : ts.isElementAccessExpression(parent)
        ? [parent.expression]
        : [];
    return subjects.some((subject) => subject !== node && isOwner(oracle.typeAt(subject)));
  }

  const isOwner = (type: ts.Type): boolean =>
    isAny(type) || (unit.owner !== undefined && type.getSymbol()?.declarations?.includes(unit.owner) === true);

  const isAboutOwner = (node: ts.Node): boolean =>
    unit.owner !== undefined && node.getSourceFile().text.includes(owner);

  for (const source of sources) if (source.text.includes(unit.method)) visit(source);
  return { calls, obstacles };
}

/** A member of an object, an interface or another class that has the same name. */
function isStandIn(declaration: ts.Node): boolean {
  const { parent } = declaration;
  return (
    (ts.isPropertyAssignment(declaration) || ts.isMethodDeclaration(declaration)) &&
    ts.isObjectLiteralExpression(parent)
  );
}

function isAny({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Any) !== 0;
}
