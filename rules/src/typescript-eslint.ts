import { createRequire } from 'node:module';

const packages = ['@typescript-eslint/eslint-plugin', 'typescript-eslint'] as const;

/**
 * The plugin of typescript-eslint from the user's project, for `switch-exhaustiveness-check`: an optional peer, looked up
 * only by the preset that needs it.
 */
export function findTypescriptEslint(): object | undefined {
  const bases = [`${process.cwd()}/eslint.config.js`, import.meta.url];
  for (const base of bases) {
    for (const name of packages) {
      const found = load(base, name);
      if (found !== undefined) return found;
    }
  }
  process.emitWarning(
    'The preset "typed" checks switches with @typescript-eslint/switch-exhaustiveness-check. Install "typescript-eslint" to have it; the other rules work without.',
    { code: 'TACET_NO_TYPESCRIPT_ESLINT' },
  );
  return undefined;
}

function load(base: string, name: string): object | undefined {
  try {
    const loaded: unknown = createRequire(base)(name);
    return pluginIn(loaded);
  } catch {
    return undefined;
  }
}

/** `typescript-eslint` keeps the plugin under `plugin`; the plugin's own package is the plugin. */
function pluginIn(loaded: unknown): object | undefined {
  if (typeof loaded !== 'object' || loaded === null) return undefined;
  if ('rules' in loaded) return loaded;
  return 'plugin' in loaded && typeof loaded.plugin === 'object' ? (loaded.plugin ?? undefined) : undefined;
}
