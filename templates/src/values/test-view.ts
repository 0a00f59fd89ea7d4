import { parserName, type Context } from '@tacet/spec';
import { describeRequest, samplesOf } from '../samples/samples.ts';
import { valueKindOf } from '../slice/names.ts';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toLiteral } from '../typescript/literals.ts';
import { toRawSamples } from './raw-samples.ts';

/** What the tests of values show: for each what it takes and what it refuses. */
export function toTestView(context: Context) {
  const samples = samplesOf(context);
  return {
    kinds: valueKindOf(context.name),
    values: context.values.map(({ name, shape }) => {
      const sample = samples.literalOf({ kind: 'value', name });
      const { taken, refused } = toRawSamples(shape, sample);
      const isNeedy = shape.kind === 'string' && sample === undefined;
      const toRow = (text: string) => (text.startsWith('[') ? `[${text}]` : text);
      return {
        name: toIdentifier(name),
        parser: toIdentifier(parserName(name)),
        taken: [...new Set(taken)].map(toRow).join(', '),
        refused: [...new Set(refused)].map(toRow).join(', '),
        request: isNeedy ? toLiteral(describeRequest(name, shape)) : '',
      };
    }),
  };
}
