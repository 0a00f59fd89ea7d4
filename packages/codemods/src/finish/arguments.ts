import { ts } from 'ts-morph';
import { refuse } from '../analysis/refuse.ts';
import type { Facade } from './facade.ts';
import { isCalm } from './first.ts';

/** The arguments of a call as the orchestrator takes them; what the façade fills in itself is refused. */
export function argumentTexts(call: ts.CallExpression, { unit, inputs }: Facade): readonly string[] {
  const { parameters } = unit.node;
  const texts = new Map<string, string>();
  for (const [index, { name, initializer, dotDotDotToken }] of parameters.entries()) {
    const given = call.arguments[index];
    const isRead = inputs.some((input) => input.name === name.getText());
    if (
      (initializer !== undefined && isRead) ||
      dotDotDotToken !== undefined ||
      (given !== undefined && ts.isSpreadElement(given))
    ) {
      refuse(
        call,
        'default-parameter',
        `\`${name.getText()}\` is filled by the façade itself.`,
        'Pass every argument, and remove the default.',
      );
    }
    if (given !== undefined && !isRead && !isCalm(given)) {
      refuse(given, 'default-parameter', 'This argument is evaluated, but not passed on.', 'Remove the parameter.');
    }
    texts.set(name.getText(), given?.getText() ?? 'undefined');
  }
  const isInOrder = inputs.every((input, index) => parameters[index]?.name.getText() === input.name);
  if (!isInOrder && !call.arguments.every((argument) => isCalm(argument))) {
    refuse(
      call,
      'default-parameter',
      'The arguments would be evaluated in another order.',
      'Give the arguments names first.',
    );
  }
  return inputs.map(({ name, factory }) => {
    const text = texts.get(name) ?? 'undefined';
    return factory === undefined ? text : `${factory}(${text})`;
  });
}
