import { expect, it } from 'vitest';
import { hardSpace, wrap } from './wrap.ts';

it('breaks lines at spaces, and indents what follows', () => {
  expect(wrap('hint: name files, folders or globs', 20, '  ', '    ')).toBe(
    '  hint: name files,\n    folders or globs',
  );
});

it('leaves a line alone where it has no end, and a word that is wider than the terminal', () => {
  expect(wrap('one two three', undefined, '  ')).toBe('  one two three');
  expect(wrap('see src/payments/payment.service.ts', 12, '')).toBe('see\nsrc/payments/payment.service.ts');
});

it('counts what is seen, not what paints it, and keeps together what belongs together', () => {
  expect(wrap(`\u001B[32mgreen\u001B[39m no-if${hardSpace}3`, 13, '')).toBe('\u001B[32mgreen\u001B[39m no-if 3');
  expect(wrap(`green no-if${hardSpace}3`, 12, '')).toBe('green\nno-if 3');
});
