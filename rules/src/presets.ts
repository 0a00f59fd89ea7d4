import { globsOf, roles, type Role } from '@tacet/vocabulary';
import type { Rule } from './kit/definition.ts';
import { findNearest } from './kit/nearest.ts';
import type { plugin } from './plugin.ts';
import type { ConfigureOptions } from './door.ts';
import { allRules } from './registry.ts';

/** How severe a rule is. */
export type RuleEntry = 'error' | 'off';

/** One block of a flat configuration. */
export interface ConfigBlock {
  readonly name: string;
  readonly files?: string[];
  readonly languageOptions?: Record<string, unknown>;
  readonly plugins?: Record<string, object>;
  readonly settings?: Record<string, unknown>;
  readonly rules?: Record<string, RuleEntry>;
}

/** What presets are built from: the plugin, the parser they bring along, and typescript-eslint's plugin when it is there. */
export interface PresetParts {
  readonly plugin: typeof plugin;
  readonly parser: object | undefined;
  readonly findTypescriptEslint: () => object | undefined;
}

/** The presets, and the function that makes one to measure. */
export interface Presets {
  readonly configs: Readonly<Record<'recommended' | 'typed' | 'off', ConfigBlock[]>>;
  readonly configure: (configuration?: ConfigureOptions) => ConfigBlock[];
}

/** Later blocks win: a file that two roles claim is a driver sooner than it is anything else. */
const order: readonly Role[] = ['kinds', 'ports', 'domain', 'runtime', 'orchestrator'];

/** Computes the presets from the rules' meta. */
export function createPresets(parts: PresetParts): Presets {
  const configure = (configuration: ConfigureOptions = {}): ConfigBlock[] => {
    requireKnown(configuration);
    const isTyped = configuration.typed === true;
    return order.flatMap((role) => {
      const files = [...(configuration[role] ?? globsOf(role))];
      return files.length === 0 ? [] : [blockOf(role, files, isTyped, parts)];
    });
  };
  const off = allRules.map(({ name }): [string, RuleEntry] => [`tacet/${name}`, 'off']);
  return {
    configs: {
      recommended: configure(),
      get typed() {
        return configure({ typed: true });
      },
      off: [{ name: 'tacet/off', plugins: { tacet: parts.plugin }, rules: Object.fromEntries(off) }],
    },
    configure,
  };
}

function blockOf(role: Role, files: string[], isTyped: boolean, parts: PresetParts): ConfigBlock {
  const { plugin, parser } = parts;
  const concerned = allRules.filter(
    ({ meta }: Rule) => meta.roles.includes(role) && (isTyped || meta.tier === 'syntax'),
  );
  const hasSwitches = isTyped && role !== 'kinds' && role !== 'ports';
  const typescriptEslint = hasSwitches ? parts.findTypescriptEslint() : undefined;
  return {
    name: `tacet/${isTyped ? 'typed' : 'recommended'}/${role}`,
    files,
    languageOptions: {
      ...(parser && { parser }),
      ...(isTyped && { parserOptions: { projectService: true } }),
    },
    plugins: { tacet: plugin, ...(typescriptEslint && { '@typescript-eslint': typescriptEslint }) },
    settings: { tacet: { role } },
    rules: {
      ...Object.fromEntries(concerned.map(({ name }): [string, RuleEntry] => [`tacet/${name}`, 'error'])),
      ...(typescriptEslint && { '@typescript-eslint/switch-exhaustiveness-check': 'error' }),
    },
  };
}

function requireKnown(configuration: ConfigureOptions): void {
  const known = [...roles, 'typed'];
  for (const [key, value] of Object.entries(configuration)) {
    if (!known.includes(key)) {
      const nearest = findNearest(key, known);
      const hint = nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
      throw new TypeError(`tacet.configure: "${key}" is unknown. ${hint}`);
    }
    const isRight =
      key === 'typed'
        ? typeof value === 'boolean'
        : Array.isArray(value) && value.every((glob) => typeof glob === 'string');
    if (!isRight) {
      throw new TypeError(
        `tacet.configure: "${key}" must be ${
          key === 'typed' ? 'true or false' : 'a list of globs, such as ["src/**/*.service.ts"]'
        }.`,
      );
    }
  }
}
