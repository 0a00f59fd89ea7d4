import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { hasModifier, type Unit } from '../scan/units.ts';
import type { Facade } from './facade.ts';

/** The name under which callers reach the orchestrator: `processPaymentOrchestrator`. */
export function accessorNameOf({ orchestrator, unit }: Facade): string {
  const name = orchestrator.charAt(0).toLowerCase() + orchestrator.slice(1);
  const member = unit.owner?.members.find((other) => other.name?.getText() === name);
  if (member !== undefined && !ts.isGetAccessor(member)) {
    refuse(member, 'name-taken', `The class has a member \`${name}\` already.`, 'Rename it.');
  }
  return name;
}

/** Whether an earlier run has given the orchestrator an accessor. */
export function hasAccessor({ unit }: Facade, name: string): boolean {
  if (unit.owner !== undefined) return unit.owner.members.some((member) => member.name?.getText() === name);
  const { statements } = unit.node.getSourceFile();
  return statements.some((statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === name);
}

/** What callers use from now on: it wires the orchestrator and hands it out. */
export function accessorText(
  { unit, creation, orchestrator }: Facade,
  name: string,
  indent: string,
  step: string,
): string {
  const body = `{\n${indent}${step}return ${creation.getText()};\n${indent}}`;
  if (unit.owner === undefined) return `export function ${name}(): ${orchestrator} ${body}`;
  const words = [
    ts.SyntaxKind.PrivateKeyword,
    ts.SyntaxKind.ProtectedKeyword,
    ts.SyntaxKind.PublicKeyword,
    ts.SyntaxKind.StaticKeyword,
  ]
    .filter((kind) => hasModifier(unit.node, kind))
    .map((kind) => `${ts.tokenToString(kind) ?? ''} `);
  return `${words.join('')}get ${name}(): ${orchestrator} ${body}`;
}

/** A façade that others rely on by more than calls stays. */
export function refuseBoundFacade({ node, owner, method }: Unit, oracle: TypeOracle): void {
  if (ts.canHaveDecorators(node) && (ts.getDecorators(node) ?? []).length > 0) {
    refuse(
      node,
      'called-by-framework',
      `A decorator of \`${method}\` makes a framework call it.`,
      'Switch on the result of the orchestrator in the method itself.',
    );
  }
  if (hasModifier(node, ts.SyntaxKind.OverrideKeyword) || isInherited(owner, method, oracle)) {
    refuse(
      node,
      'method-of-interface',
      `\`${method}\` belongs to an interface or a base class, too.`,
      'Change the interface first.',
    );
  }
  if (ts.isPrivateIdentifier(node.name ?? node)) {
    refuse(node, 'facade-shape', 'A private name cannot be handed out.', 'Move the callers by hand.');
  }
}

function isInherited(owner: ts.ClassDeclaration | undefined, method: string, oracle: TypeOracle): boolean {
  return (owner?.heritageClauses ?? []).some(({ types }) =>
    types.some((type) => oracle.propertyType(oracle.typeAt(type), method) !== undefined),
  );
}
