import { ts } from 'ts-morph';
import type { Unit } from '../scan/units.ts';
import { visitOwn } from './locals.ts';
import { isCalled } from './syntax.ts';
import { refuse } from './refuse.ts';

/** Refuses what no later step could see: constructs whose meaning depends on the whole method staying together. */
export function refuseWholeUnit({ node, body, owner }: Unit): void {
  if (node.asteriskToken !== undefined) {
    refuse(node, 'generator', 'A generator gives control away at each `yield`.', 'Collect the values in a list.');
  }
  const outer = owner?.typeParameters?.map(({ name }) => name.text) ?? [];
  const hiding = node.typeParameters?.find(({ name }) => outer.includes(name.text));
  if (hiding !== undefined) {
    const reason = `\`${hiding.name.text}\` hides a type parameter of the class.`;
    refuse(node, 'type-parameters', reason, 'Give one of both another name.');
  }
  if (node.parameters.some(({ name }) => name.getText() === 'this')) {
    refuse(node, 'dynamic-this', 'The method says what `this` must be.', 'Pass the object as a parameter.');
  }
  visitOwn(body, (inner) => {
    if (ts.isLabeledStatement(inner))
      refuse(inner, 'label', 'A label is a jump target.', 'Return from a method instead.');
    if (inner.kind === ts.SyntaxKind.SuperKeyword && !isCalled(inner.parent)) {
      refuse(inner, 'super-call', 'A member of the base class is read.', 'Read it in a method of its own.');
    }
    if (ts.isFunctionDeclaration(inner)) {
      refuse(
        inner,
        'closure-over-mutable',
        'A function is declared inside.',
        'Make it a method or a function of the file.',
      );
    }
    if (ts.isIdentifier(inner) && inner.text === 'arguments' && !ts.isPropertyAccessExpression(inner.parent)) {
      refuse(inner, 'arguments-object', '`arguments` belongs to the method itself.', 'Use a rest parameter.');
    }
  });
}
