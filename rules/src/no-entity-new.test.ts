import { describe, expect, it } from 'vitest';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('no-entity-new');

describe('no-entity-new', () => {
  it.each([
    ['return new Payment(a, 1);', ['no-entity-new']],
    ['return new ns.Payment(a);', ['no-entity-new']],
    ['return new (class {})();', ['no-entity-new']],
    ['return new this.Payment(a);', ['no-entity-new']],
    ['throw new PaymentError(a);', ['no-throw']],
    ['return new Error(a);', ['dumb-piping']],
    ['return Payment.from(a);', []],
  ])('%s', (statement, expected) => {
    expect(rulesFor(inMethod(statement))).toEqual(expected);
  });

  it('knows a class that only has the name of a built-in one', () => {
    expect(rulesFor(`import { Map } from './atlas.entity.ts';\n${inMethod('return new Map();')}`)).toEqual([
      'no-entity-new',
    ]);
  });

  it('lets results be constructed, also through a namespace', () => {
    const code = `import * as results from './payment.results.ts';\n${inMethod('return new results.Paid(a);')}`;
    expect(rulesFor(code)).toEqual([]);
  });

  it('reports static factories on demand', () => {
    const setup = { rule: 'no-entity-new', options: { allowStaticFactories: false, allow: ['Ids'] } };
    expect(rulesFor(inMethod('return this.save(Payment.from(a), Ids.next(a));'), setup)).toEqual(['no-entity-new']);
  });

  it('reports entities in other roles where a user enables it', () => {
    const code = `import { Payment } from './payment.entity.ts';\nexport const a = new Payment();\nexport const b = new Money();\n`;
    const setup = { filename: 'payment.store.ts', rule: 'no-entity-new', options: {} };
    expect(rulesFor(code, setup)).toEqual(['no-entity-new']);
  });
});
