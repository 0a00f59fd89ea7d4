import nodeModule from 'node:module';

interface CompileCache {
  readonly enableCompileCache: () => unknown;
}

/** Lets Node keep compiled code between runs, where it can: from version 22 on. */
export function keepCompiledCode(): void {
  const runtime: object = nodeModule;
  if (hasCompileCache(runtime)) runtime.enableCompileCache();
}

function hasCompileCache(runtime: object): runtime is CompileCache {
  return 'enableCompileCache' in runtime && typeof runtime.enableCompileCache === 'function';
}
