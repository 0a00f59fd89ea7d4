import { byPrecedence } from './kit/precedence.ts';
import { toEslintRules } from './kit/eslint-rule.ts';
import { allRules } from './registry.ts';
import { version } from './version.ts';

/** The plugin as ESLint and oxlint take it: rules only, no presets. */
export const plugin = {
  meta: { name: 'eslint-plugin-tacet', version, namespace: 'tacet' },
  rules: toEslintRules(byPrecedence(allRules)),
};
