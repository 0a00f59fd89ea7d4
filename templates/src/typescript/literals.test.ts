import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIdentifier, toPropertyName } from './identifiers.ts';
import { toLiteral, toPatternText } from './literals.ts';

/** What a literal means to JavaScript; a template around it shows whether it ends where it should. */
function evaluate(text: string): unknown {
  return runInThisContext(`[${text}, 'end'].at(0)`);
}

describe('literals', () => {
  it.each([
    ['it is', "'it is'"],
    ["it's", '"it\'s"'],
    [`'"`, `'\\'"'`],
    ['\\', String.raw`'\\'`],
    ['\u2028\u0000\u007f', String.raw`'\u2028\u0000\u007f'`],
    ['${x} `*/ {{y}}', "'${x} `*/ {{y}}'"],
  ])('writes %j as %s', (text, literal) => {
    expect(toLiteral(text)).toBe(literal);
  });

  it('means what it was made of, whatever that is', () => {
    const literal = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.array(fc.string()));
    fc.assert(
      fc.property(literal, (value) => {
        expect(evaluate(toLiteral(value))).toEqual(value);
      }),
    );
  });

  it.each(['^a/b$', 'a\nb', '[/]', '\u2028', "'"])('writes the pattern %j so that it matches the same', (pattern) => {
    const written = evaluate(toPatternText(pattern));
    expect(written).toEqual(new RegExp(pattern, 'u'));
  });

  it('passes on names only', () => {
    expect(toIdentifier('paymentId')).toBe('paymentId');
    expect(() => toIdentifier('a b')).toThrow('"a b" is no identifier');
    expect([toPropertyName('EUR'), toPropertyName('a-b')]).toEqual(['EUR', "'a-b'"]);
  });
});
