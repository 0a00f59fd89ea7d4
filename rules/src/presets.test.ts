import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import tacet from './index.ts';
import { allRules } from './registry.ts';
import { inMethod } from './kit/pages.test.support.ts';

const code = inMethod('if (a) b();');

function lint(config: readonly Linter.Config[], filename: string): readonly (string | null)[] {
  return new Linter({ configType: 'flat' }).verify(code, [...config], { filename }).map(({ ruleId }) => ruleId);
}

describe('presets', () => {
  it('run where a role says so, and nowhere else', () => {
    expect(lint(tacet.configs.recommended, 'src/a.orchestrator.ts')).toEqual(['tacet/no-if']);
    expect(lint(tacet.configs.recommended, 'src/a.runtime.ts')).toEqual(['tacet/no-if']);
    expect(lint(tacet.configs.recommended, 'src/a.entity.ts')).toEqual(['tacet/no-ambient-effects']);
    expect(lint(tacet.configs.recommended, 'src/a.service.ts').filter((rule) => rule !== null)).toEqual([]);
  });

  it('take own globs for a role, and leave the others theirs', () => {
    const config = tacet.configure({ orchestrator: ['src/**/*.service.ts'], kinds: [] });
    expect(lint(config, 'src/a.service.ts')).toEqual(['tacet/no-if']);
    expect(lint(config, 'src/a.orchestrator.ts').filter((rule) => rule !== null)).toEqual([]);
    expect(lint(config, 'src/a.runtime.ts')).toEqual(['tacet/no-if']);
    expect(config.map(({ name }) => name)).not.toContain('tacet/recommended/kinds');
  });

  it('give each role the rules that are for it', () => {
    const names = (role: string) =>
      Object.keys(tacet.configs.recommended.find(({ name }) => name === `tacet/recommended/${role}`)?.rules ?? {});
    expect(names('kinds')).toEqual(['tacet/layer-imports']);
    expect(names('ports')).toEqual(['tacet/layer-imports', 'tacet/no-magic-strings', 'tacet/value-objects']);
    for (const role of ['runtime', 'orchestrator'] as const) {
      const concerned = allRules.filter(({ meta }) => meta.tier === 'syntax' && meta.roles.includes(role));
      expect(names(role)).toEqual(concerned.map(({ name }) => `tacet/${name}`));
    }
    expect(names('runtime').length).toBeGreaterThanOrEqual(15);
    expect(names('orchestrator').length).toBeGreaterThanOrEqual(13);
  });

  it('have the rules that need types, and the exhaustive switch, in the preset typed', () => {
    const typed = tacet.configs.typed.find(({ name }) => name === 'tacet/typed/orchestrator');
    expect(Object.keys(typed?.rules ?? {})).toEqual(
      expect.arrayContaining(['tacet/must-use-result', '@typescript-eslint/switch-exhaustiveness-check']),
    );
    expect(Object.keys(typed?.plugins ?? {})).toContain('@typescript-eslint');
  });

  it('switch everything off again', () => {
    expect(lint([...tacet.configs.recommended, ...tacet.configs.off], 'src/a.orchestrator.ts')).toEqual([]);
  });

  it.each([
    [{ orchestrators: ['x'] }, /"orchestrators" is unknown\. Did you mean "orchestrator"\?/],
    [{ orchestrator: 'x' }, /"orchestrator" must be a list of globs/],
    [{ typed: 'yes' }, /"typed" must be true or false/],
  ])('refuse %j', (configuration, message) => {
    expect(() => tacet.configure(configuration as object)).toThrow(message);
  });
});

describe('every rule', () => {
  it.each(Object.entries(tacet.rules))('%s says what it is, shortly', (name, { meta }) => {
    expect(meta.docs.url).toMatch(new RegExp(`/rules/src/${name}\\.md$`));
    expect(meta.docs.description).not.toBe('');
    expect(meta.schema).toHaveLength(1);
    expect(meta.defaultOptions).toHaveLength(1);
    for (const message of Object.values(meta.messages ?? {})) expect(message.length).toBeLessThanOrEqual(120);
  });
});
