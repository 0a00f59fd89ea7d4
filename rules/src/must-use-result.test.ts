import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import tacet from './index.ts';
import { describePage, inMethod, rulesFor } from './kit/pages.test.support.ts';

describePage('must-use-result');

describe('must-use-result', () => {
  it('says once that it needs types, and never crashes', () => {
    const code = inMethod('await this.store.find(order);');
    const all: Linter.Config = {
      files: ['**/*.ts'],
      rules: { 'tacet/must-use-result': 'error', 'tacet/no-entity-literal': 'error' },
    };
    const verify = () =>
      new Linter({ configType: 'flat' }).verify(code, [...tacet.configs.recommended, all], {
        filename: 'a.orchestrator.ts',
      });
    expect([...verify(), ...verify()].map(({ messageId }) => messageId)).toEqual(['untyped']);
  });

  it('leaves other answers alone', () => {
    const code = inMethod('await this.store.save(order); this.x(); await y; z();');
    expect(rulesFor(code, { rule: 'must-use-result' })).toEqual([]);
  });
});
