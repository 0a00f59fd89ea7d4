import type { ESLint, Linter, Rule } from 'eslint';

/** A rule as linters load it; `docs` says whom it concerns. */
export interface TacetRule extends Rule.RuleModule {
  readonly meta: Rule.RuleMetaData & {
    readonly docs: {
      readonly description: string;
      readonly url: string;
      readonly check: string;
      readonly roles: readonly (keyof RoleFiles)[];
      readonly tier: 'syntax' | 'typed';
    };
  };
}

/** The rules alone, for oxlint or for a configuration with a parser of its own. */
export interface TacetRules extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, TacetRule>;
}

/** Globs of the files of each role; a role that is left out keeps its default, an empty list takes it away. */
export interface RoleFiles {
  readonly orchestrator?: readonly string[];
  readonly runtime?: readonly string[];
  readonly domain?: readonly string[];
  readonly kinds?: readonly string[];
  readonly ports?: readonly string[];
}

/** What `configure` takes: own globs, and whether the rules that need types are on. */
export interface ConfigureOptions extends RoleFiles {
  readonly typed?: boolean;
}

/** The rules with presets that carry a parser. */
export interface Tacet extends TacetRules {
  readonly configs: Record<'recommended' | 'typed' | 'off', Linter.Config[]>;
  readonly configure: (options?: ConfigureOptions) => Linter.Config[];
}
