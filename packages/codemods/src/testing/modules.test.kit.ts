import { createRequire } from 'node:module';
import path from 'node:path';
import { ts } from 'ts-morph';

const nodeRequire = createRequire(import.meta.url);

/** Runs TypeScript files out of memory; each is run once. */
export function openModules(texts: ReadonlyMap<string, string>): (file: string) => Record<string, unknown> {
  const cache = new Map<string, { exports: Record<string, unknown> }>();

  function load(target: string): Record<string, unknown> {
    const known = cache.get(target);
    if (known !== undefined) return known.exports;
    const text = texts.get(target);
    if (text === undefined) throw new Error(`no such module: ${target}`);
    const module = { exports: {} };
    cache.set(target, module);
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators: true },
    });
    // The fixture's own code, transpiled: nothing from outside runs here.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const body = new Function('module', 'exports', 'require', outputText) as (
      module: { exports: Record<string, unknown> },
      exports: Record<string, unknown>,
      require: (name: string) => unknown,
    ) => void;
    body(module, module.exports, (name) => {
      if (!name.startsWith('.')) return nodeRequire(name) as unknown;
      const base = path.join(path.dirname(target), name.replace(/\.js$/, ''));
      return load(texts.has(`${base}.ts`) ? `${base}.ts` : base);
    });
    return module.exports;
  }

  return load;
}
