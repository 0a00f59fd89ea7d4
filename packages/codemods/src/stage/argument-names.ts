import { ts } from 'ts-morph';
import type { TypeOracle } from '../ports/type-oracle.ts';
import { valueNameOf } from './naming.ts';

/** What the arguments of a chain of calls are called on the other side. */
export function argumentNamesOf(
  call: ts.CallExpression,
  args: readonly ts.Expression[],
  oracle: TypeOracle,
): readonly string[] {
  const own = new Map<ts.Expression, string>();
  for (let link: ts.Expression = call; ;) {
    if (ts.isCallExpression(link)) {
      const { parameters } = oracle.signature(link) ?? { parameters: [] };
      for (const [index, argument] of link.arguments.entries()) {
        const parameter = parameters[index];
        if (parameter !== undefined && !parameter.isRest) own.set(argument, valueNameOf(parameter.name));
      }
      link = link.expression;
    } else if (ts.isPropertyAccessExpression(link) || ts.isNonNullExpression(link)) link = link.expression;
    else break;
  }
  return args.map((argument) => own.get(argument) ?? 'argument');
}
