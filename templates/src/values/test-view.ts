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
      return {
        name: toIdentifier(name),
        parser: toIdentifier(parserName(name)),
        taken: toRows(taken),
        refused: toRows(refused),
        request: isNeedy ? toLiteral(describeRequest(name, shape)) : '',
      };
    }),
  };
}

/** The rows of a table of one column; lists among nothing but lists would be taken for rows themselves. */
function toRows(texts: readonly string[]): string {
  const rows = [...new Set(texts)];
  return rows.map((row) => (rows.every((text) => text.startsWith('[')) ? `[${row}]` : row)).join(', ');
}
